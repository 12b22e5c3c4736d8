using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Cli.Terminal;
using TokenOps.Stubs;

namespace TokenOps.Cli.Commands;

/// <summary><c>tokenops stub</c>: serves the document's examples to any client until Ctrl+C, or writes them for a plain WireMock.</summary>
internal static class StubCommand
{
    public static Command Create(TerminalHost host)
    {
        var port = new Option<int>("--port") { Description = "The port on the loopback interface; 0, the default, takes a free one.", HelpName = "N" };
        var export = new Option<string>("--export") { Description = "Write the stubs as files that a plain WireMock loads (mappings/ and __files/), and serve nothing.", HelpName = "DIR" };
        var strict = new Option<bool>("--strict") { Description = "Also refuse members that the document neither names nor rules out, such as misspelt ones." };
        var command = new Command("stub", "Serve the document's examples to any client. Ctrl+C stops it.") { port, export, strict };
        command.SetAction((result, cancellationToken) => Failures.ReportAsync(result, host, () =>
        {
            var output = result.InvocationConfiguration.Output;
            if (result.GetValue(export) is not { } directory)
                return ServeAsync(result.GetValue(port), result.GetValue(strict), output, cancellationToken);
            if (result.GetResult(port) is { Implicit: false })
                throw new UsageException("--port and --export exclude each other: what is exported is not served.");
            return ExportAsync(directory, result.GetValue(strict), output, cancellationToken);
        }));
        return command;
    }

    private static async Task<int> ServeAsync(int port, bool isStrict, TextWriter output, CancellationToken cancellationToken)
    {
        if (port is < 0 or > 65_535)
            throw new UsageException($"--port: expected 0 to 65535, found {port}.");

        var server = await StubServer.StartAsync(ApiDocument.Load(), new StubServerOptions { Port = port, IsStrict = isStrict }, cancellationToken).ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            await output.WriteLineAsync($"Serving {server.BaseAddress} by {server.EngineName}; press Ctrl+C to stop.").ConfigureAwait(false);
            foreach (var operation in server.Definitions.Operations)
                await output.WriteLineAsync($"  {operation.Method} {new Uri(server.BaseAddress, operation.Path.TrimStart('/'))}  ({operation.Id})").ConfigureAwait(false);
            await output.WriteLineAsync("Any key will do. 'Prefer: code=400' and 'Prefer: example=NAME' choose a response.").ConfigureAwait(false);
            foreach (var name in server.Definitions.Operations.SelectMany(o => o.Responses).Select(r => r.Name).OfType<string>().Distinct(StringComparer.Ordinal))
                await output.WriteLineAsync("  example=" + name).ConfigureAwait(false);
            await output.FlushAsync(cancellationToken).ConfigureAwait(false);

            await UntilCancelledAsync(cancellationToken).ConfigureAwait(false);
        }

        await output.WriteLineAsync("Stopped.").ConfigureAwait(false);
        return ExitCode.Done;
    }

    // Ctrl+C is how this command ends, not a failure of it.
    private static async Task UntilCancelledAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
        }
    }

    private static async Task<int> ExportAsync(string directory, bool isStrict, TextWriter output, CancellationToken cancellationToken)
    {
        var count = await StubExporter.ExportAsync(StubDefinitionSet.Create(ApiDocument.Load(), isStrict), directory, cancellationToken).ConfigureAwait(false);
        await output.WriteLineAsync($"Wrote {count} files of mappings to {Path.Combine(directory, "mappings")}.").ConfigureAwait(false);
        return ExitCode.Done;
    }
}
