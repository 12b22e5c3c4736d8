using System.CommandLine;
using System.Linq;
using TokenOps.Cli.Requests;
using TokenOps.Cli.Terminal;
using TokenOps.Stubs;

namespace TokenOps.Cli.Commands;

/// <summary>Puts the commands together.</summary>
internal static class RootCommandFactory
{
    /// <param name="terminal">What is around the process; null when nobody looks.</param>
    public static RootCommand Create(TerminalHost? terminal = null)
    {
        var host = terminal ?? TerminalHost.None;
        var document = ApiDocument.Load();
        var root = new RootCommand("Edits images with the TokenOps AI API.");
        root.Options.OfType<VersionOption>().Single().Action = new VersionAction();
        var edit = OperationMethod.All().Single(o => o.Name == nameof(ImagesClient.CreateImageEditAsync)[..^"Async".Length]);
        root.Subcommands.Add(OperationCommand.Create("edit", edit, OperationDocument.Find(document, edit.Name), host));
        root.Subcommands.Add(ValidateCommand.Create(edit, OperationDocument.Find(document, edit.Name), host));
        foreach (var command in OperationCommand.CreateAll(document, host))
            root.Subcommands.Add(command);
        root.Subcommands.Add(SpecCommand.Create(host));
        root.Subcommands.Add(StubCommand.Create(host));
        root.Subcommands.Add(VerifyCommand.Create(host));
        return root;
    }
}
