using System.Linq;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Reporting;

/// <summary>Writes a report for people and for programs.</summary>
public static class ReportText
{
    /// <summary>The verdict in the words of a sentence.</summary>
    /// <param name="verdict">The verdict.</param>
    public static string Words(ReportVerdict verdict) => verdict switch
    {
        ReportVerdict.Unchanged => "no change",
        ReportVerdict.Documentation => "documentation only",
        ReportVerdict.Additive => "additive",
        _ => "breaking",
    };

    /// <summary>Lines of text.</summary>
    /// <param name="report">The report.</param>
    /// <param name="version">The version of the document before the change, or null to say nothing of versions.</param>
    public static string Plain(SpecReport report, string? version = null)
    {
        var text = new StringBuilder().Append("Verdict: ").Append(Words(report.Verdict)).Append('\n');
        if (version is not null)
            text.Append("Version: ").Append(VersionAdvice.Next(version, report.Verdict)).Append(" (from ").Append(version).Append(")\n");
        foreach (var change in report.Changes)
            text.Append($"  {Words(change.Verdict),-18}  {change.Place}{Member(change)}: {change.What}\n");
        return text.ToString();
    }

    /// <summary>A Markdown section, for a comment on a pull request.</summary>
    /// <param name="report">The report.</param>
    /// <param name="version">The version of the document before the change, or null to say nothing of versions.</param>
    public static string Markdown(SpecReport report, string? version = null)
    {
        var text = new StringBuilder().Append("## What changes for users: ").Append(Words(report.Verdict)).Append("\n\n");
        if (version is not null)
            text.Append("The change deserves version **").Append(VersionAdvice.Next(version, report.Verdict)).Append("** (it was ").Append(version).Append(").\n\n");
        return text.Append(Table(report)).ToString();
    }

    /// <summary>The changes as a Markdown table.</summary>
    /// <param name="report">The report.</param>
    /// <returns>Nothing where nothing changed.</returns>
    public static string Table(SpecReport report)
    {
        var text = new StringBuilder();
        if (report.Changes.Count > 0)
            text.Append("| Verdict | Where | Member | What |\n| --- | --- | --- | --- |\n");
        foreach (var change in report.Changes)
            text.Append($"| {Words(change.Verdict)} | {Cell(change.Place)} | {(change.Member.Length == 0 ? string.Empty : $"`{Cell(change.Member)}`")} | {Cell(change.What)} |\n");
        return text.ToString();
    }

    /// <summary>One JSON object.</summary>
    /// <param name="report">The report.</param>
    /// <param name="version">The version of the document before the change, or null to say nothing of versions.</param>
    public static string Json(SpecReport report, string? version = null) => new JObject
    {
        ["verdict"] = Words(report.Verdict),
        ["version"] = version is null ? null : VersionAdvice.Next(version, report.Verdict),
        ["changes"] = new JArray(report.Changes.Select(c => new JObject
        {
            ["verdict"] = Words(c.Verdict),
            ["place"] = c.Place,
            ["member"] = c.Member,
            ["what"] = c.What,
        })),
    }.ToString(Formatting.Indented) + "\n";

    private static string Member(ReportChange change) => change.Member.Length == 0 ? string.Empty : ", " + change.Member;

    private static string Cell(string text) => text.Replace("|", "\\|", System.StringComparison.Ordinal).Replace('\n', ' ');
}
