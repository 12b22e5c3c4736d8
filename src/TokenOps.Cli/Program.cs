using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Threading.Tasks;
using TokenOps.Cli.Commands;
using TokenOps.Cli.Output;
using TokenOps.Cli.Terminal;

namespace TokenOps.Cli;

internal static class Program
{
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Nothing ends in a stack trace.")]
    public static async Task<int> Main(string[] args)
    {
        var host = TerminalHost.OfProcess();
        try
        {
            return await RunAsync(args, host).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // Commands report their own failures: this is for what happens around them, such as a broken pipe.
            return Failures.Report(exception, host.Error(new InvocationConfiguration()));
        }
    }

    private static async Task<int> RunAsync(string[] args, TerminalHost host)
    {
        var root = RootCommandFactory.Create(host);
        var parsed = root.Parse(args.Length == 0 ? ["--help"] : args, RootCommandFactory.Parsing);
        if (parsed.Errors.Count > 0 && parsed.Action is System.CommandLine.Invocation.ParseErrorAction)
        {
            foreach (var sentence in Sentences(parsed))
                await Console.Error.WriteLineAsync(sentence).ConfigureAwait(false);
            await Console.Error.WriteLineAsync("Run the command with --help to see what it takes.").ConfigureAwait(false);
            return ExitCode.RefusedLocally;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }).ConfigureAwait(false);
    }

    // That a command is missing is no news where a word was not understood.
    private static IEnumerable<string> Sentences(ParseResult parsed) =>
        parsed.UnmatchedTokens.Count > 0
            ? parsed.UnmatchedTokens.Select(static word => $"There is no command or option '{ConsoleText.Short(word)}'.")
            : parsed.Errors.Select(static error => error.Message);
}
