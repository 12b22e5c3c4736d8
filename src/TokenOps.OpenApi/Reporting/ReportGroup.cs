using System.Text.RegularExpressions;

namespace TokenOps.OpenApi.Reporting;

/// <summary>Names the operation that a change belongs to.</summary>
internal static partial class ReportGroup
{
    public static string Of(ReportChange change) => Operation.Match(change.Place) is { Success: true } match ? match.Value : change.Place;

    [GeneratedRegex(@"^(webhook )?[A-Z]+ \S+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Operation { get; }
}
