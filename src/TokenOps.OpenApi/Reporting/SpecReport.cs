using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Reporting;

/// <summary>What changed between two documents, as users of the client see it. Immutable and thread-safe.</summary>
public sealed class SpecReport
{
    private SpecReport(IReadOnlyList<ReportChange> changes) => Changes = changes;

    /// <summary>Gets the changes, the serious ones first.</summary>
    public IReadOnlyList<ReportChange> Changes { get; }

    /// <summary>Gets what all changes together mean to users of this client: what the most serious of them means.</summary>
    public ReportVerdict Verdict => Changes.Count == 0 ? ReportVerdict.Unchanged : Changes.Max(c => c.Verdict);

    /// <summary>Gets what all changes together mean to users of any client that holds to the document.</summary>
    public ReportVerdict Contract => Changes.Count == 0 ? ReportVerdict.Unchanged : Changes.Max(c => c.Contract);

    /// <summary>Compares two documents, merged or as published.</summary>
    /// <param name="before">The document as it was.</param>
    /// <param name="after">The document as it is.</param>
    /// <exception cref="ArgumentNullException">One of them is null.</exception>
    public static SpecReport Between(JObject before, JObject after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return new SpecReport([.. new DocumentComparison(before, after).Compare().OrderByDescending(c => c.Verdict).ThenByDescending(c => c.Contract)]);
    }
}
