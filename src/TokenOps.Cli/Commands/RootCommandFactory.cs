using System.CommandLine;
using System.Linq;
using TokenOps.Cli.Requests;
using TokenOps.Stubs;

namespace TokenOps.Cli.Commands;

/// <summary>Puts the commands together.</summary>
internal static class RootCommandFactory
{
    public static RootCommand Create()
    {
        var document = ApiDocument.Load();
        var root = new RootCommand("Edits images with the TokenOps AI API.");
        root.Options.OfType<VersionOption>().Single().Action = new VersionAction();
        var edit = OperationMethod.All().Single(o => o.Name == nameof(ImagesClient.CreateImageEditAsync)[..^"Async".Length]);
        root.Subcommands.Add(OperationCommand.Create("edit", edit, OperationDocument.Find(document, edit.Name)));
        root.Subcommands.Add(ValidateCommand.Create(edit, OperationDocument.Find(document, edit.Name)));
        foreach (var command in OperationCommand.CreateAll(document))
            root.Subcommands.Add(command);
        root.Subcommands.Add(SpecCommand.Create());
        root.Subcommands.Add(StubCommand.Create());
        root.Subcommands.Add(VerifyCommand.Create());
        return root;
    }
}
