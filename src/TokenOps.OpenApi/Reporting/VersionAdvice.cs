using System;

namespace TokenOps.OpenApi.Reporting;

/// <summary>
/// The version that a change deserves, by SemVer 2.0. From 1.0.0: breaking is a major, additive a minor, words are a patch.
/// Before 1.0.0, where SemVer promises nothing and NuGet users expect the minor to carry the break: breaking is a minor,
/// additive and words are a patch.
/// </summary>
public static class VersionAdvice
{
    /// <summary>The least version that the change deserves.</summary>
    /// <param name="current">The released version, such as <c>0.1.0</c>; a label after <c>-</c> or <c>+</c> is left out.</param>
    /// <param name="verdict">What the change means.</param>
    /// <returns>Three numbers; the current version where nothing changed.</returns>
    /// <exception cref="ArgumentException"><paramref name="current"/> is not a version of three numbers.</exception>
    public static string Next(string current, ReportVerdict verdict)
    {
        var version = Parse(current);
        var stable = version.Major > 0;
        var next = verdict switch
        {
            ReportVerdict.Unchanged => version,
            ReportVerdict.Breaking when stable => new Version(version.Major + 1, 0, 0),
            ReportVerdict.Breaking => new Version(0, version.Minor + 1, 0),
            ReportVerdict.Additive when stable => new Version(version.Major, version.Minor + 1, 0),
            _ => new Version(version.Major, version.Minor, version.Build + 1),
        };
        return next.ToString(3);
    }

    /// <summary>Says why a version does not do for what changed.</summary>
    /// <param name="verdict">What the change means.</param>
    /// <param name="before">The version before the change.</param>
    /// <param name="after">The version with the change.</param>
    /// <returns>A sentence where the change is breaking and deserves a higher version; otherwise null.</returns>
    public static string? Objection(ReportVerdict verdict, string before, string after) =>
        verdict != ReportVerdict.Breaking || IsEnough(before, after, verdict)
            ? null
            : $"The change is breaking: it deserves version {Next(before, verdict)}, but the version is {after}.";

    /// <summary>Whether a version is high enough for the change.</summary>
    /// <param name="before">The version before the change.</param>
    /// <param name="after">The version with the change.</param>
    /// <param name="verdict">What the change means.</param>
    /// <exception cref="ArgumentException">One of the versions is not a version of three numbers.</exception>
    public static bool IsEnough(string before, string after, ReportVerdict verdict) => Parse(after) >= Parse(Next(before, verdict));

    private static Version Parse(string? text) =>
        Version.TryParse(text?.Split('-', '+')[0], out var version) && version is { Build: >= 0, Revision: < 0 }
            ? version
            : throw new ArgumentException($"Expected a version of three numbers such as 0.1.0, found '{text}'.", nameof(text));
}
