using System;
using System.ComponentModel.DataAnnotations;

namespace TokenOps;

/// <summary>A <see cref="ValidationResult"/> that carries a <see cref="ValidationFinding"/>; what <c>IValidatableObject</c> implementations of request types return.</summary>
public sealed class FindingResult : ValidationResult
{
    /// <summary>Wraps a finding.</summary>
    /// <param name="finding">The finding.</param>
    /// <exception cref="ArgumentNullException"><paramref name="finding"/> is null.</exception>
    public FindingResult(ValidationFinding finding)
        : base((finding ?? throw new ArgumentNullException(nameof(finding))).ToString(), [finding.Member])
    {
        Finding = finding;
    }

    /// <summary>The finding.</summary>
    public ValidationFinding Finding { get; }
}
