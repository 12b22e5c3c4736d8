using System;
using System.Collections.Generic;
using System.Linq;

namespace TokenOps.Cli.Verification;

/// <summary>What verification found out by one request.</summary>
/// <param name="Planned">The request.</param>
/// <param name="Drifts">The differences, notes among them.</param>
/// <param name="Duration">How long the call took.</param>
internal sealed record VerificationResult(PlannedRequest Planned, IReadOnlyList<Drift> Drifts, TimeSpan Duration)
{
    public bool HasDrifted => Drifts.Any(d => !d.IsNote);
}
