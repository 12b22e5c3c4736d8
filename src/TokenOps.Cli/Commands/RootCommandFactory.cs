using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Help;
using System.Linq;
using TokenOps.Cli.Completion;
using TokenOps.Cli.Help;
using TokenOps.Cli.Requests;
using TokenOps.Cli.Terminal;
using TokenOps.Stubs;

namespace TokenOps.Cli.Commands;

/// <summary>Puts the commands together.</summary>
internal static class RootCommandFactory
{
    /// <summary>How the words are read: each as it is, since a prompt may begin with the <c>@</c> that would name a file of words.</summary>
    public static ParserConfiguration Parsing { get; } = new() { ResponseFileTokenReplacer = null };

    /// <param name="terminal">What is around the process; null when nobody looks.</param>
    public static RootCommand Create(TerminalHost? terminal = null)
    {
        var host = terminal ?? TerminalHost.None;
        var document = ApiDocument.Load();
        var root = new RootCommand("Edits images with the TokenOps AI API.");
        var version = root.Options.OfType<VersionOption>().Single();
        version.Description = "Show the version, and the API document that it knows.";
        version.Action = new VersionAction();
        var help = root.Options.OfType<HelpOption>().Single();
        help.Description = "Show this help.";
        help.Action = new HelpPageAction(host);
        foreach (var alias in help.Aliases.Where(static a => a.StartsWith('/') || a == "-?").ToList())
            help.Aliases.Remove(alias);
        var edit = OperationMethod.All().Single(o => o.Name == nameof(ImagesClient.CreateImageEditAsync)[..^"Async".Length]);
        var suggest = root.Directives.OfType<SuggestDirective>().Single();
        suggest.Action = new SuggestAction(suggest);
        var editing = OperationCommand.Create("edit", edit, OperationDocument.Find(document, edit), host);
        editing.Description = "Edit images as a prompt says, and write what comes back to files.";
        root.Subcommands.Add(editing);
        root.Subcommands.Add(ValidateCommand.Create(edit, OperationDocument.Find(document, edit), host));
        foreach (var command in OperationCommand.CreateAll(document, host))
            root.Subcommands.Add(command);
        root.Subcommands.Add(SpecCommand.Create(host));
        root.Subcommands.Add(StubCommand.Create(host));
        root.Subcommands.Add(VerifyCommand.Create(host));
        root.Subcommands.Add(CompletionCommand.Create(host));
        return root;
    }
}
