namespace TokenOps.Stubs.Java;

/// <summary>Serves stubs by WireMock standalone on Java.</summary>
internal sealed class WireMockJavaEngine : IStubEngine
{
    private string? _root;
    private RefusalExplainer? _explainer;
    private WireMockProcess? _process;
    private WireMockAdmin? _admin;
    private Uri? _address;

    /// <inheritdoc/>
    public string Name => "WireMock (Java)";

    /// <inheritdoc/>
    public Uri BaseAddress => _address ?? throw new InvalidOperationException("The stubs are not running.");

    private WireMockAdmin Admin => _admin ?? throw new InvalidOperationException("The stubs are not running.");

    /// <inheritdoc/>
    public async Task StartAsync(StubDefinitionSet definitions, StubServerOptions options, CancellationToken cancellationToken)
    {
        _root = Directory.CreateTempSubdirectory("tokenops-stubs-").FullName;
        _explainer = new RefusalExplainer(definitions);
        var explainer = await _explainer.StartAsync(cancellationToken).ConfigureAwait(false);
        await StubExporter.WriteAsync(definitions, _root, explainer, cancellationToken).ConfigureAwait(false);
        (_process, var port) = await WireMockProcess.StartAsync(_root, options, cancellationToken).ConfigureAwait(false);
        _address = new Uri(FormattableString.Invariant($"http://127.0.0.1:{port}/"));
        _admin = new WireMockAdmin(_address);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ReceivedRequest>> GetReceivedAsync(int limit, CancellationToken cancellationToken) => Admin.GetReceivedAsync(limit, cancellationToken);

    /// <inheritdoc/>
    public Task ClearReceivedAsync(CancellationToken cancellationToken) => Admin.ClearReceivedAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken) => await DisposeAsync().AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _address = null;
        Interlocked.Exchange(ref _admin, null)?.Dispose();
        if (Interlocked.Exchange(ref _process, null) is { } process)
        {
            await process.DisposeAsync().ConfigureAwait(false);
        }

        if (Interlocked.Exchange(ref _explainer, null) is { } explainer)
        {
            await explainer.DisposeAsync().ConfigureAwait(false);
        }

        if (Interlocked.Exchange(ref _root, null) is { } root && Directory.Exists(root))
        {
            Remove(root);
        }
    }

    private static void Remove(string root)
    {
        try
        {
            Directory.Delete(root, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The guard removes it at the same time.
        }
    }
}
