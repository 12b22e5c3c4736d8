using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Help;
using System.Linq;
using Spectre.Console;
using Spectre.Console.Rendering;
using TokenOps.Cli.Requests;

namespace TokenOps.Cli.Help;

/// <summary>What <c>--help</c> shows: names at the left, a sentence at the right, the request's members apart from the tool's own options.</summary>
/// <param name="command">The command that is asked about.</param>
/// <param name="width">The columns there are.</param>
internal sealed class HelpPage(Command command, int width)
{
    private const int Indent = 2;
    private const int MaximumNameWidth = 32;

    // Below this, two columns are two narrow ones.
    private const int SmallestWidth = 60;

    private static readonly Style Title = new(Color.Teal);
    private static readonly Style Quiet = new(Color.Grey);

    public IRenderable Draw()
    {
        var options = Options().ToList();
        List<IRenderable> parts = [new Text(command.Description ?? command.Name), Text.Empty, new Text("Usage:", Title), Indented(new Text(Usage(options)))];
        List<(string Title, List<HelpEntry> Entries)> sections =
        [
            ("Commands:", [.. command.Subcommands.Where(static c => !c.Hidden).OrderBy(static c => c.Name, StringComparer.Ordinal).Select(HelpEntry.Of)]),
            ("Arguments:", [.. command.Arguments.Where(static a => !a.Hidden).Select(HelpEntry.Of)]),
            ("The request:", [.. options.OfType<RequestOption>().OrderBy(static o => !o.IsRequired).ThenBy(static o => o.Name, StringComparer.Ordinal).Select(HelpEntry.Of)]),
            ("Options:", [.. options.Where(static o => o is not RequestOption).Select(HelpEntry.Of)]),
        ];
        var longest = sections.SelectMany(static s => s.Entries).Max(static e => e.Name.Length);
        foreach (var section in sections.Where(static s => s.Entries.Count > 0))
            parts.AddRange([Text.Empty, new Text(section.Title, Title), width < SmallestWidth ? Stacked(section.Entries) : Columns(section.Entries, longest)]);
        if (command.Subcommands.Count > 0)
            parts.AddRange([Text.Empty, new Text($"Run '{Path()} COMMAND --help' for what a command takes.")]);
        return new Rows(parts);
    }

    private static Grid Columns(List<HelpEntry> entries, int longest)
    {
        var grid = new Grid()
            .AddColumn(new GridColumn { Width = Math.Min(longest, MaximumNameWidth), Padding = new Padding(Indent, 0, 2, 0) })
            .AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        foreach (var entry in entries)
            grid.AddRow(new Text(entry.Name), Words(entry));
        return grid;
    }

    private static Rows Stacked(List<HelpEntry> entries) =>
        new(entries.SelectMany(static e => new IRenderable[] { Indented(new Text(e.Name)), new Padder(Words(e), new Padding(Indent * 3, 0, 0, 0)) }));

    private static Rows Words(HelpEntry entry) =>
        entry.Remark is null ? new Rows(new Text(entry.Text)) : new Rows(new Text(entry.Text), new Text(entry.Remark, Quiet));

    private static Padder Indented(IRenderable drawing) => new(drawing, new Padding(Indent, 0, 0, 0));

    private string Usage(IEnumerable<Option> options)
    {
        IEnumerable<string> words =
        [
            Path(),
            .. command.Subcommands.Count > 0 ? ["COMMAND"] : Array.Empty<string>(),
            .. command.Arguments.Where(static a => !a.Hidden).Select(HelpEntry.NameOf),
            .. options.Where(static o => o.Required || o is RequestOption { IsRequired: true }).Select(static o => $"{o.Name} {o.HelpName}"),
            "[options]",
        ];
        return string.Join(' ', words);
    }

    private IEnumerable<Option> Options() => Chain()
        .SelectMany(c => c.Options.Where(o => c == command || o.Recursive))
        .Where(o => !o.Hidden && (o is not VersionOption || command is RootCommand))
        .OrderBy(static o => o is HelpOption);

    // In this process the root may go by another name, such as that of a test runner.
    private string Path() => string.Join(" ", Chain().Reverse().Select(static c => c is RootCommand ? "tokenops" : c.Name));

    private IEnumerable<Command> Chain()
    {
        for (Command? at = command; at is not null; at = at.Parents.OfType<Command>().FirstOrDefault())
            yield return at;
    }
}
