using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using TokenOps.ChangeReport.Api;
using TokenOps.ChangeReport.Wire;
using TokenOps.OpenApi.Reporting;

namespace TokenOps.ChangeReport;

/// <summary>Writes a summary as Markdown.</summary>
internal static class SummaryText
{
    // A pull request's text has a limit, and nobody reads more.
    private const int ShownRows = 150;

    // What is longer than this is collapsed, so that the verdict stays in sight.
    private const int OpenRows = 25;

    public static string Markdown(ChangeSummary summary, string from, string to)
    {
        var text = new StringBuilder();
        text.Append("## What changes for users: ").Append(ReportText.Words(summary.Verdict)).Append("\n\n");
        text.Append("The change deserves version **").Append(VersionAdvice.Next(from, summary.Verdict)).Append("** or later (the last one is ").Append(from).Append(", this is ").Append(to).Append(").\n\n");
        Levels(text, summary);
        text.Append("### The document's API: ").Append(ReportText.Words(summary.Document.Verdict)).Append("\n\n").Append(MarkdownReport.Table(summary.Document));
        text.Append(summary.Document.Changes.Count > 0 ? "\n" : string.Empty);
        if (summary.Api is { } api)
            Api(text, api);
        else
            text.Append("### The packages' API: does not compile\n\nWith this change the packages do not build, so their API was not compared:\n\n```text\n").Append(summary.CompilerErrors.Trim()).Append("\n```\n\n");
        if (summary.Wire is { } wire)
            Wire(text, wire);
        if (MarkdownReport.MigrationNote(summary.Document) is { Length: > 0 } note)
            text.Append("<details><summary>For the change log</summary>\n\n```markdown\n").Append(note).Append("```\n\n</details>\n");
        return text.ToString();
    }

    private static void Levels(StringBuilder text, ChangeSummary summary)
    {
        text.Append("| Level | Verdict | Changes |\n| --- | --- | --- |\n");
        Row("the contract, for any client", ReportText.Words(summary.Document.Contract), summary.Document.Changes.Count);
        Row("the document, for this client", ReportText.Words(summary.Document.Verdict), summary.Document.Changes.Count);
        Row("the packages' API", summary.Api is { } api ? ReportText.Words(api.Verdict) : "does not compile", summary.Api?.Rows.Count);
        Row("what is sent and accepted", summary.Wire is { } wire ? ReportText.Words(wire.Verdict) : "not compared", summary.Wire?.Rows.Count);
        text.Append('\n');

        void Row(string level, string verdict, int? changes) => text.Append($"| {level} | {verdict} | {changes?.ToString(CultureInfo.InvariantCulture)} |\n");
    }

    private static void Api(StringBuilder text, ApiReport api)
    {
        text.Append("### The packages' API: ").Append(ReportText.Words(api.Verdict)).Append("\n\n");
        Table(text, "| Verdict | Package | Member | What | Where |\n| --- | --- | --- | --- | --- |\n", api.Rows.Select(row =>
            $"| {ReportText.Words(row.Verdict)} | {row.Package} | {Code(row.Name)} | {Cell(row.What)} | {(row.Frameworks.Count == 0 ? "everywhere" : string.Join(", ", row.Frameworks))} |\n"));
    }

    private static void Wire(StringBuilder text, WireReport wire)
    {
        text.Append("### What is sent and accepted: ").Append(ReportText.Words(wire.Verdict)).Append("\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{wire.Calls} calls that the document showed before were made with both clients.\n\n");
        Table(text, "| Verdict | Operation | Element | What |\n| --- | --- | --- | --- |\n", wire.Rows.Select(row =>
            $"| {ReportText.Words(row.Verdict)} | {Cell(row.Operation)} | {Code(row.Element)} | {Cell(row.What)} |\n"));
    }

    private static void Table(StringBuilder text, string head, IEnumerable<string> lines)
    {
        List<string> rows = [.. lines];
        if (rows.Count == 0)
            return;

        text.Append(rows.Count > OpenRows ? $"<details><summary>{rows.Count} changes</summary>\n\n" : string.Empty).Append(head).AppendJoin(string.Empty, rows.Take(ShownRows));
        if (rows.Count > ShownRows)
            text.Append(CultureInfo.InvariantCulture, $"\n… and {rows.Count - ShownRows} more.\n");
        text.Append(rows.Count > OpenRows ? "\n</details>\n\n" : "\n");
    }

    // Within back quotes everything but the table's own bar stands for itself.
    private static string Code(string name) => name.Length == 0 ? string.Empty : $"`{name.Replace("|", "\\|", StringComparison.Ordinal)}`";

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace('\n', ' ');
}
