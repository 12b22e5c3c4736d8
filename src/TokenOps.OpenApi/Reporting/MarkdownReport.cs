using System;
using System.Linq;
using System.Text;

namespace TokenOps.OpenApi.Reporting;

/// <summary>Writes a report as Markdown, for a pull request.</summary>
public static class MarkdownReport
{
    // What is longer than this is collapsed, so that the verdict stays in sight.
    private const int ShownRows = 25;

    /// <summary>Returns a section with the verdict, the version and the changes.</summary>
    /// <param name="report">The report.</param>
    /// <param name="version">The version of the document before the change, or null to say nothing of versions.</param>
    public static string Write(SpecReport report, string? version = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder().Append("## What changes for users: ").Append(ReportText.Words(report.Verdict)).Append("\n\n");
        if (report.Contract != report.Verdict)
            text.Append("By the contract alone the change is ").Append(ReportText.Words(report.Contract)).Append("; the table says where this client differs.\n\n");
        if (version is not null)
            text.Append("The change deserves version **").Append(VersionAdvice.Next(version, report.Verdict)).Append("** (it was ").Append(version).Append(").\n\n");
        return text.Append(Table(report)).ToString();
    }

    /// <summary>Returns the changes as a table, grouped by operation.</summary>
    /// <param name="report">The report.</param>
    /// <returns>Nothing where nothing changed.</returns>
    public static string Table(SpecReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Changes.Count == 0)
            return string.Empty;

        var table = new StringBuilder("| Verdict | Where | Member | What | In the document | To do |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var change in report.Changes.GroupBy(ReportGroup.Of, StringComparer.Ordinal).SelectMany(g => g))
            table.Append(Row(change));
        return report.Changes.Count <= ShownRows ? table.ToString() : $"<details><summary>{report.Changes.Count} changes</summary>\n\n{table}\n</details>\n";
    }

    /// <summary>Returns what users have to do about the breaking changes, as a list for a change log.</summary>
    /// <param name="report">The report.</param>
    /// <returns>Nothing where nothing breaks.</returns>
    public static string MigrationNote(SpecReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        foreach (var change in report.Changes.Where(c => c.Verdict == ReportVerdict.Breaking))
            text.Append("- ").Append(change.Place).Append(change.Member.Length == 0 ? string.Empty : $", `{change.Member}`").Append(": ").Append(change.What).Append(change.Advice.Length == 0 ? "." : ". " + change.Advice).Append('\n');
        return text.Length == 0 ? string.Empty : "### Migration\n\n" + text;
    }

    private static string Row(ReportChange change)
    {
        var explanation = ReportText.Explain(change);
        var what = Cell(change.What) + (explanation.Length == 0 ? string.Empty : $"<br>{Cell(explanation)}") + (change.OtherPlaces.Count == 0 ? string.Empty : $"<br>also {Cell(string.Join(", ", change.OtherPlaces))}");
        return $"| {ReportText.Words(change.Verdict)} | {Cell(change.Place)} | {(change.Member.Length == 0 ? string.Empty : $"`{Cell(change.Member)}`")} | {what} | {(change.Location is { } at ? Cell($"{System.IO.Path.GetFileName(at.File)}:{at.Line}") : string.Empty)} | {Cell(change.Advice)} |\n";
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' ').Replace("<", "&lt;", StringComparison.Ordinal);
}
