using System;
using System.Globalization;
using System.Linq;
using System.Text;
using TokenOps.ChangeReport.Api;
using TokenOps.OpenApi.Reporting;

namespace TokenOps.ChangeReport;

/// <summary>Writes a summary as Markdown.</summary>
internal static class SummaryText
{
    // A pull request's text has a limit, and nobody reads more.
    private const int ShownRows = 150;

    public static string Markdown(ChangeSummary summary, string from, string to)
    {
        var text = new StringBuilder();
        text.Append("## What changes for users: ").Append(ReportText.Words(summary.Verdict)).Append("\n\n");
        text.Append("The change deserves version **").Append(VersionAdvice.Next(from, summary.Verdict)).Append("** or later (the last one is ").Append(from).Append(", this is ").Append(to).Append(").\n\n");
        text.Append("### The document's API: ").Append(ReportText.Words(summary.Document.Verdict)).Append("\n\n").Append(MarkdownReport.Table(summary.Document));
        text.Append(summary.Document.Changes.Count > 0 ? "\n" : string.Empty);
        if (summary.Api is { } api)
            Api(text, api);
        else
            text.Append("### The packages' API: does not compile\n\nWith this change the packages do not build, so their API was not compared:\n\n```text\n").Append(summary.CompilerErrors.Trim()).Append("\n```\n");
        return text.ToString();
    }

    private static void Api(StringBuilder text, ApiReport api)
    {
        text.Append("### The packages' API: ").Append(ReportText.Words(api.Verdict)).Append("\n\n");
        if (api.Rows.Count == 0)
            return;

        text.Append("| Verdict | Package | Member | What | Where |\n| --- | --- | --- | --- | --- |\n");
        foreach (var row in api.Rows.Take(ShownRows))
            text.Append($"| {ReportText.Words(row.Verdict)} | {row.Package} | {Code(row.Name)} | {Cell(row.What)} | {(row.Frameworks.Count == 0 ? "everywhere" : string.Join(", ", row.Frameworks))} |\n");
        if (api.Rows.Count > ShownRows)
            text.Append(CultureInfo.InvariantCulture, $"\n… and {api.Rows.Count - ShownRows} more.\n");
    }

    // Within back quotes everything but the table's own bar stands for itself.
    private static string Code(string name) => name.Length == 0 ? string.Empty : $"`{name.Replace("|", "\\|", StringComparison.Ordinal)}`";

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace('\n', ' ');
}
