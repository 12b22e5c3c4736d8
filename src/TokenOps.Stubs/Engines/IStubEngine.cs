namespace TokenOps.Stubs;

/// <summary>A web server that answers by stub definitions. Start it once; then it is thread-safe.</summary>
public interface IStubEngine : IAsyncDisposable
{
    /// <summary>The engine's name for people.</summary>
    string Name { get; }

    /// <summary>Where it listens, with a slash at the end.</summary>
    /// <exception cref="InvalidOperationException">It is not running.</exception>
    Uri BaseAddress { get; }

    /// <summary>Starts it, and returns when it answers.</summary>
    /// <param name="definitions">What to serve.</param>
    /// <param name="options">How to serve it.</param>
    /// <param name="cancellationToken">Ends the waiting; what was started is stopped again.</param>
    /// <exception cref="StubEngineException">It cannot be started; the message says what to install.</exception>
    Task StartAsync(StubDefinitionSet definitions, StubServerOptions options, CancellationToken cancellationToken);

    /// <summary>The requests that came, the latest first.</summary>
    /// <param name="limit">How many at most, from 1.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    Task<IReadOnlyList<ReceivedRequest>> GetReceivedAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Forgets the requests that came.</summary>
    /// <param name="cancellationToken">Ends the asking.</param>
    Task ClearReceivedAsync(CancellationToken cancellationToken);

    /// <summary>Stops it and removes what it wrote. Stopping twice is harmless.</summary>
    /// <param name="cancellationToken">Ends the waiting for a graceful end.</param>
    Task StopAsync(CancellationToken cancellationToken);
}
