using System;
using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Cli.Output;
using TokenOps.Cli.Preview;
using TokenOps.Cli.Progress;
using TokenOps.Cli.Requests;
using TokenOps.Cli.Terminal;
using TokenOps.Stubs;

namespace TokenOps.Cli.Commands;

/// <summary>Carries out one operation, from the client to the files.</summary>
internal sealed class OperationRun(OperationMethod operation, RunSettings settings, InvocationConfiguration streams, TerminalHost host)
{
    // A stub takes any key, but wants to see one.
    private const string StubKey = "stub-key";

    public async Task<int> ExecuteAsync(OperationArguments arguments, bool stream, CancellationToken cancellationToken)
    {
        var screen = host.Error(streams);
        StubServer? stubs = null;

        // Gone before anything else is said, so that a failure's sentence is not drawn over.
        using var progress = Progress(screen);
        var observer = new CallObserver(progress);
        try
        {
            if (settings.Output is not null || operation.CanSave)
                OutputCheck.Check(settings.Output, settings.Force);

            var options = new TokenOpsClientOptions { ValidateRequests = settings.Validate };
            arguments.Options.UploadProgress = observer;
            arguments.Options.OnResponse = observer.OnResponse;
            if (settings.Stub)
            {
                progress.Enter(CallPhase.StartingStubs);
                stubs = await StubServer.StartAsync(ApiDocument.Load(), new StubServerOptions(), cancellationToken).ConfigureAwait(false);
                progress.Enter(CallPhase.Preparing);
                options.BaseAddress = stubs.BaseAddress;
                options.ApiKey = StubKey;
            }

            if (settings.Server is not null)
                options.BaseAddress = settings.Server;
            if (settings.Timeout is { } timeout)
                options.Timeout = timeout;
            if (options.ApiKey is null && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("TOKENOPS_API_KEY")))
                throw new UsageException("There is no API key: set TOKENOPS_API_KEY, or try --stub, which needs none.");

            using var client = new TokenOpsClient(options);
            var summary = new CallSummary(host.Time);
            var preview = new ImagePreview(screen, settings.Preview ?? (stream ? PreviewDetection.Detect(host) : PreviewKind.None));
            var writer = new ReplyWriter(settings, streams.Output, streams.Error, progress, preview, summary);
            if (stream)
                await StreamAsync(client, arguments, writer, cancellationToken).ConfigureAwait(false);
            else
                await writer.WriteAsync(await operation.SendAsync(client, arguments, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

            progress.Dispose();
            if (writer.Files == 0 && (operation.MustSave || (stream && writer.Replies == 0)))
                throw new TokenOpsResponseException("The server reported success, but its response holds nothing that was asked for: there is no file in it.");
            if (!settings.Quiet)
                screen.WriteLine(summary.ToString());
            return writer.HasProblems ? ExitCode.Failed : ExitCode.Done;
        }
        catch (Exception exception) when (observer.WasSent && exception is not (TokenOpsException or OperationCanceledException))
        {
            throw new SentCallException(exception);
        }
        finally
        {
            progress.Dispose();
            if (stubs is not null)
                await stubs.DisposeAsync().ConfigureAwait(false);
        }
    }

    private ICallProgress Progress(Screen screen) =>
        settings.Quiet ? new SilentProgress()
        : screen.IsTerminal ? new LiveProgress(screen, host.Time)
        : new PlainProgress(screen, host.Time);

    private async Task StreamAsync(TokenOpsClient client, OperationArguments arguments, ReplyWriter writer, CancellationToken cancellationToken)
    {
        await foreach (var item in operation.Stream(client, arguments, cancellationToken).WithCancellation(cancellationToken).ConfigureAwait(false))
            await writer.WriteAsync(item, cancellationToken).ConfigureAwait(false);
    }
}
