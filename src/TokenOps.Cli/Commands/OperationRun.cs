using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Cli.Output;
using TokenOps.Cli.Requests;
using TokenOps.Stubs;

namespace TokenOps.Cli.Commands;

/// <summary>Carries out one operation, from the client to the files.</summary>
internal sealed class OperationRun(OperationMethod operation, OperationDocument document, RunSettings settings, TextWriter output, TextWriter error)
{
    // A stub takes any key, but wants to see one.
    private const string StubKey = "stub-key";

    public async Task<int> ExecuteAsync(object? request, bool stream, CancellationToken cancellationToken)
    {
        StubServer? stubs = null;
        try
        {
            var options = new TokenOpsClientOptions { ValidateRequests = settings.Validate };
            var call = new CallOptions();
            if (settings.Stub)
            {
                stubs = await StubServer.StartAsync(ApiDocument.Load(), new StubServerOptions(), cancellationToken).ConfigureAwait(false);
                options.BaseAddress = stubs.BaseAddress;
                options.ApiKey = StubKey;
                if (!stream && document.ExampleWithBase64() is { } example)
                    call.Headers["Prefer"] = "example=" + example;
            }

            if (settings.Server is not null)
                options.BaseAddress = settings.Server;
            if (settings.Timeout is { } timeout)
                options.Timeout = timeout;
            if (options.ApiKey is null && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("TOKENOPS_API_KEY")))
                throw new UsageException("There is no API key: set TOKENOPS_API_KEY, or try --stub, which needs none.");

            using var client = new TokenOpsClient(options);
            var writer = new ReplyWriter(settings, output, error);
            if (stream)
                await StreamAsync(client, request, call, writer, cancellationToken).ConfigureAwait(false);
            else
                await writer.WriteAsync(await operation.SendAsync(client, request, call, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            return ExitCode.Done;
        }
        finally
        {
            if (stubs is not null)
                await stubs.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task StreamAsync(TokenOpsClient client, object? request, CallOptions call, ReplyWriter writer, CancellationToken cancellationToken)
    {
        await foreach (var item in operation.Stream(client, request, call, cancellationToken).WithCancellation(cancellationToken).ConfigureAwait(false))
            await writer.WriteAsync(item, cancellationToken).ConfigureAwait(false);
    }
}
