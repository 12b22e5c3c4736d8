using System;
using System.CommandLine;
using System.Threading.Tasks;
using TokenOps.Cli.Commands;
using TokenOps.Cli.Terminal;

namespace TokenOps.Cli;

internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        var root = RootCommandFactory.Create(TerminalHost.OfProcess());
        var parsed = root.Parse(args.Length == 0 ? ["--help"] : args);
        if (parsed.Errors.Count > 0 && parsed.Action is System.CommandLine.Invocation.ParseErrorAction)
        {
            foreach (var error in parsed.Errors)
                await Console.Error.WriteLineAsync(error.Message).ConfigureAwait(false);
            await Console.Error.WriteLineAsync("Run the command with --help to see what it takes.").ConfigureAwait(false);
            return ExitCode.RefusedLocally;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }).ConfigureAwait(false);
    }
}
