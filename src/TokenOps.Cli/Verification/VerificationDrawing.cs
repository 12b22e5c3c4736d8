using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Spectre.Console;
using Spectre.Console.Rendering;
using TokenOps.Cli.Output;

namespace TokenOps.Cli.Verification;

/// <summary>Draws what verification found for a terminal: a line for each request, below it a table of its differences.</summary>
internal static class VerificationDrawing
{
    private const int Longest = 300;

    private static readonly Style Quiet = new(Color.Grey);
    private static readonly Style Good = new(Color.Green);
    private static readonly Style Bad = new(Color.Red);
    private static readonly Style Odd = new(Color.Yellow);

    public static IRenderable Draw(VerificationPlan plan, IReadOnlyList<VerificationResult> results, bool unicode)
    {
        var parts = new List<IRenderable>();
        foreach (var result in results)
        {
            parts.Add(Head(result, unicode));
            if (result.Drifts.Count > 0)
                parts.Add(new Padder(Table(result.Drifts), new Padding(2, 0, 0, 0)));
        }

        parts.AddRange(plan.Skipped.Select(static s => new Text("- skipped " + s, Quiet)));
        parts.Add(new Text(VerificationText.Verdict(results), results.Any(static r => r.HasDrifted) ? Bad : Good));
        return new Rows(parts);
    }

    private static Paragraph Head(VerificationResult result, bool unicode)
    {
        var (mark, style) = result.HasDrifted ? (unicode ? "✗" : "x", Bad) : (unicode ? "✓" : "ok", Good);
        return new Paragraph(mark, style)
            .Append($" {result.Planned.Place} {result.Planned.Name}")
            .Append(string.Create(CultureInfo.InvariantCulture, $"  {result.Duration.TotalSeconds:0.0} s"), Quiet);
    }

    private static Table Table(IReadOnlyList<Drift> drifts)
    {
        var table = new Table { Border = TableBorder.Simple, BorderStyle = Quiet }.AddColumns("Rule", "Where", "Found", "Expected");
        foreach (var drift in drifts)
            table.AddRow(new Text(drift.IsNote ? drift.Rule + " (note)" : drift.Rule, drift.IsNote ? Odd : Bad), Cell(drift.Where), Cell(drift.Found), Cell(drift.Expected));
        return table;
    }

    private static Text Cell(string text) => new(ConsoleText.Safe(text.Length > Longest ? text[..Longest] + "…" : text));
}
