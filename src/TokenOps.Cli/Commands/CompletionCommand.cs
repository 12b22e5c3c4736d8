using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Reflection;
using TokenOps.Cli.Output;
using TokenOps.Cli.Terminal;

namespace TokenOps.Cli.Commands;

/// <summary><c>tokenops completion</c>: prints what a shell needs to complete the words of this command.</summary>
internal static class CompletionCommand
{
    private const string Prefix = "completion.";

    private static readonly string[] Shells = [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(static n => n.StartsWith(Prefix, StringComparison.Ordinal)).Select(static n => n[Prefix.Length..]).Order(StringComparer.Ordinal)];

    public static Command Create(TerminalHost host)
    {
        var shell = new Argument<string>("shell") { Description = "The shell.", HelpName = "SHELL" };
        shell.CompletionSources.Add(Shells);
        var command = new Command("completion", "Print a script for completion in a shell. Its first lines say where to put it.") { shell };
        command.SetAction((result, cancellationToken) => Failures.ReportAsync(result, host, async () =>
        {
            var name = result.GetRequiredValue(shell);
            if (!Shells.Contains(name, StringComparer.Ordinal))
                throw new UsageException($"There is no completion for '{ConsoleText.Short(name)}'; there is one for {string.Join(", ", Shells)}.");

            using var script = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + name)!);
            await result.InvocationConfiguration.Output.WriteAsync((await script.ReadToEndAsync(cancellationToken).ConfigureAwait(false)).AsMemory(), cancellationToken).ConfigureAwait(false);
            return ExitCode.Done;
        }));
        return command;
    }
}
