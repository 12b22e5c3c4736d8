using Newtonsoft.Json.Linq;
using TokenOps.Stubs.Engines;

namespace TokenOps.Stubs;

/// <summary>Serves an OpenAPI document's examples and refuses what breaks its rules. Thread-safe; dispose it to stop it.</summary>
public sealed class StubServer : IAsyncDisposable
{
    private readonly IStubEngine _engine;

    private StubServer(IStubEngine engine, StubDefinitionSet definitions)
    {
        _engine = engine;
        Definitions = definitions;
    }

    /// <summary>The engine's name for people.</summary>
    public string EngineName => _engine.Name;

    /// <summary>Where the stubs listen, with a slash at the end.</summary>
    public Uri BaseAddress => _engine.BaseAddress;

    /// <summary>What is served.</summary>
    public StubDefinitionSet Definitions { get; }

    /// <summary>Starts serving a document, and returns when it is served.</summary>
    /// <param name="document">An OpenAPI 3.1 document with its references in place.</param>
    /// <param name="options">How to serve it, or null for the defaults.</param>
    /// <param name="cancellationToken">Ends the start; what was started is stopped again.</param>
    /// <exception cref="StubDocumentException">A reference of the document leads nowhere.</exception>
    /// <exception cref="StubEngineException">No engine can be started; the message says what to install.</exception>
    public static async Task<StubServer> StartAsync(JObject document, StubServerOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new StubServerOptions();
        var definitions = StubDefinitionSet.Create(document, options.IsStrict);
        var engine = StubEngineLoader.Create(options);
        try
        {
            await engine.StartAsync(definitions, options, cancellationToken).ConfigureAwait(false);
            return new StubServer(engine, definitions);
        }
        catch
        {
            await engine.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The requests that came, the latest first.</summary>
    /// <param name="limit">How many at most, from 1.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    public Task<IReadOnlyList<ReceivedRequest>> GetReceivedAsync(int limit = 1, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return _engine.GetReceivedAsync(limit, cancellationToken);
    }

    /// <summary>Forgets the requests that came.</summary>
    /// <param name="cancellationToken">Ends the asking.</param>
    public Task ClearReceivedAsync(CancellationToken cancellationToken = default) => _engine.ClearReceivedAsync(cancellationToken);

    /// <summary>Stops the engine and removes what it wrote.</summary>
    /// <param name="cancellationToken">Ends the waiting for a graceful end.</param>
    public Task StopAsync(CancellationToken cancellationToken = default) => _engine.StopAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _engine.DisposeAsync();
}
