using System;
using System.CommandLine;
using System.IO;
using System.Threading.Tasks;
using TokenOps.Cli.Output;
using TokenOps.Cli.Terminal;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.Stubs;

namespace TokenOps.Cli.Commands;

/// <summary>Turns failures into one sentence on the error stream and an exit code.</summary>
internal static class Failures
{
    public static async Task<int> ReportAsync(ParseResult result, TerminalHost host, Func<Task<int>> run)
    {
        var error = host.Error(result.InvocationConfiguration);
        try
        {
            return await run().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return Say(error, "Cancelled.", ExitCode.Cancelled);
        }
        catch (UsageException exception)
        {
            return Say(error, exception.Message, ExitCode.RefusedLocally);
        }
        catch (RequestValidationException exception)
        {
            FindingDrawing.WriteTo(error, new FindingList(exception.Findings), "; nothing was sent");
            return ExitCode.RefusedLocally;
        }
        catch (Exception exception) when (exception is TokenOpsConnectionException or TokenOpsTimeoutException)
        {
            return Say(error, exception.Message, ExitCode.NotReached);
        }
        catch (TokenOpsException exception)
        {
            return Say(error, exception.Message, ExitCode.RefusedByServer);
        }
        catch (Exception exception) when (exception is SpecException or ArgumentException or FilePartException)
        {
            return Say(error, exception.Message, ExitCode.RefusedLocally);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or StubEngineException or StubDocumentException)
        {
            return Say(error, exception.Message, ExitCode.Failed);
        }
    }

    private static int Say(Screen error, string message, int code)
    {
        error.WriteLine(message);
        return code;
    }
}
