using System;
using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Threading.Tasks;
using TokenOps.Cli.Output;
using TokenOps.Cli.Terminal;

namespace TokenOps.Cli.Commands;

/// <summary>Turns failures into one sentence on the error stream and an exit code.</summary>
internal static class Failures
{
    /// <summary>Runs a command.</summary>
    /// <returns>The command's exit code, or that of its failure.</returns>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever is thrown here would end the process with a stack trace.")]
    public static async Task<int> ReportAsync(ParseResult result, TerminalHost host, Func<Task<int>> run)
    {
        try
        {
            return await run().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            return Report(exception, host.Error(result.InvocationConfiguration));
        }
    }

    /// <summary>Writes the sentence of a failure.</summary>
    /// <returns>The exit code.</returns>
    public static int Report(Exception exception, Screen error)
    {
        var failure = Failure.Of(exception);
        try
        {
            if (exception is RequestValidationException { Findings.Count: > 0 } refused)
                FindingDrawing.WriteTo(error, new FindingList(refused.Findings), "; nothing was sent");
            else
                error.WriteLine(failure.Message);
        }
        catch (IOException)
        {
            // Nobody reads the error stream any more; the exit code still says what happened.
        }

        return failure.ExitCode;
    }
}
