using System.Collections.Generic;
using Spectre.Console;
using Spectre.Console.Rendering;
using TokenOps.Cli.Terminal;

namespace TokenOps.Cli.Output;

/// <summary>Draws what was found about a request: each member with its findings, folded under one another.</summary>
internal static class FindingDrawing
{
    private static readonly Style Quiet = new(Color.Grey);
    private static readonly Style Member = new(Color.Teal);
    private static readonly Style Error = new(Color.Red);
    private static readonly Style Warning = new(Color.Yellow);
    private static readonly Style Good = new(Color.Green);

    /// <summary>A terminal gets the drawing; a file or pipe the lines, unfolded, so that they can be searched.</summary>
    /// <param name="screen">Where to write.</param>
    /// <param name="findings">What was found.</param>
    /// <param name="remark">What the first line says besides.</param>
    public static void WriteTo(Screen screen, FindingList findings, string remark = "")
    {
        if (screen.IsTerminal)
            screen.Write(Draw(findings, remark, screen.HasUnicode));
        else
            screen.WriteLine(findings.ToString(remark));
    }

    private static Rows Draw(FindingList findings, string remark, bool unicode)
    {
        List<IRenderable> parts = [new Text(findings.Head(remark), findings.IsValid ? Good : Error)];
        foreach (var member in findings.ByMember())
        {
            var grid = new Grid()
                .AddColumn(new GridColumn { Width = 1, Padding = new Padding(2, 0, 1, 0) })
                .AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
            foreach (var finding in member)
                grid.AddRow(Mark(finding, unicode), Words(finding));
            parts.AddRange([Text.Empty, new Text(member.Key, Member), grid]);
        }

        return new Rows(parts);
    }

    private static Text Mark(ValidationFinding finding, bool unicode) =>
        finding.Severity == ValidationSeverity.Error ? new Text(unicode ? "✗" : "x", Error) : new Text("!", Warning);

    private static Rows Words(ValidationFinding finding)
    {
        var sentence = new Paragraph(ConsoleText.Safe(FindingList.Sentence(finding))).Append($" [{finding.Rule}]", Quiet);
        return finding.Source is null ? new Rows(sentence) : new Rows(sentence, new Text($"“{finding.Source}”", Quiet));
    }
}
