using System.Text;
using Microsoft.AspNetCore.Builder;
using TokenOps.Stubs.Engines;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;

namespace TokenOps.Stubs.WireMockNet;

/// <summary>Serves stubs by WireMock.Net in this process.</summary>
public sealed class WireMockNetEngine : IStubEngine
{
    private WireMockServer? _server;

    /// <inheritdoc/>
    public string Name => "WireMock.Net";

    /// <inheritdoc/>
    public Uri BaseAddress => new(Server.Url!.TrimEnd('/') + "/");

    private WireMockServer Server => _server ?? throw new InvalidOperationException("The stubs are not running.");

    /// <inheritdoc/>
    public Task StartAsync(StubDefinitionSet definitions, StubServerOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(definitions);
        ArgumentNullException.ThrowIfNull(options);
        cancellationToken.ThrowIfCancellationRequested();
        var guard = new RequestGuard(definitions);
        _server = WireMockServer.Start(new WireMockServerSettings
        {
            Urls = [FormattableString.Invariant($"http://127.0.0.1:{options.Port}")],
            StartTimeout = (int)options.StartTimeout.TotalMilliseconds,
            MaxRequestLogCount = options.ReceivedLimit,
            SaveUnmatchedRequests = true,

            // The guard reads the body, and the judge what is in it: here, what is malformed would be an error of the server.
            DisableRequestBodyDecompressing = true,
            DisableJsonBodyParsing = true,
            DisableDeserializeFormUrlEncoded = true,
            PreWireMockMiddlewareInit = application => ((IApplicationBuilder)application).Use((context, next) => guard.InvokeAsync(context, next)),
        });
        foreach (var definition in definitions.Definitions)
        {
            _server.Given(Request.Create().Add(new DefinitionMatcher(definition))).AtPriority(definition.Priority).RespondWith(Answering(definition));
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ReceivedRequest>> GetReceivedAsync(int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ReceivedRequest>>([.. Server.LogEntries.Reverse().Take(limit).Select(entry => Received.From(entry.RequestMessage))]);

    /// <inheritdoc/>
    public Task ClearReceivedAsync(CancellationToken cancellationToken)
    {
        Server.ResetLogEntries();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken) => await DisposeAsync().ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Interlocked.Exchange(ref _server, null)?.Stop();
        return ValueTask.CompletedTask;
    }

    private static IResponseBuilder Answering(StubDefinition definition)
    {
        // Status, headers and events of a definition never depend on the request; only the text of a refusal does.
        var fixedResponse = definition.Respond(new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase), ReadOnlyMemory<byte>.Empty);
        var response = Response.Create().WithStatusCode(fixedResponse.Status);
        foreach (var (name, value) in fixedResponse.Headers)
        {
            response = response.WithHeader(name, value);
        }

        // Events go out as one text: WithSseBody keeps one queue per mapping, which the first request closes for all later ones.
        return definition.Trigger is StubTrigger.Refused or StubTrigger.WrongMediaType
            ? response.WithBody(request => Encoding.UTF8.GetString(definition.Respond(Received.From(request).Headers, request.BodyAsBytes ?? []).Body.Span))
            : response.WithBody(fixedResponse.Body.ToArray());
    }
}
