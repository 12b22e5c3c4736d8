using TokenOps.FuzzTests.Inputs;
using TokenOps.FuzzTests.Wire;

namespace TokenOps.FuzzTests.Targets;

/// <summary>Operations of the client over a handler in memory.</summary>
internal sealed class ClientTarget : IFuzzTarget, IDisposable
{
    public const string Key = "sk-fuzz-0123456789abcdef";
    public const int MaxResponseBytes = 1024 * 1024;

    private readonly InputHandler _handler = new();
    private readonly HttpClient _http;
    private readonly TokenOpsClient _client;
    private readonly Func<TokenOpsClient, CallOptions, CancellationToken, ValueTask> _call;
    private CancellationTokenSource _cancel = new();

    public ClientTarget(string name, IEnumerable<FuzzInput> seeds, Func<TokenOpsClient, CallOptions, CancellationToken, ValueTask> call)
    {
        Name = name;
        Seeds = seeds;
        _call = call;
        _http = new HttpClient(_handler) { Timeout = Timeout.InfiniteTimeSpan };
        _client = new TokenOpsClient(
            new TokenOpsClientOptions
            {
                ApiKey = Key,
                BaseAddress = new Uri("https://example.com/"),
                MaxRetries = 0,
                MaxResponseBytes = MaxResponseBytes,
                Timeout = Timeout.InfiniteTimeSpan,
                StreamIdleTimeout = Timeout.InfiniteTimeSpan,
                ValidateRequests = false,
            },
            _http);
    }

    public string Name { get; }

    public IEnumerable<FuzzInput> Seeds { get; }

    public int Weight => 2;

    public bool HasKey => true;

    public async ValueTask RunAsync(FuzzInput input, byte[] bytes)
    {
        if (!_cancel.TryReset())
        {
            _cancel.Dispose();
            _cancel = new CancellationTokenSource();
        }

        _handler.Begin(input, bytes, _cancel);
        var options = new CallOptions
        {
            Base64Destination = input.ToStreams ? Base64Destination.ToStreams(static (_, _) => new ValueTask<Stream>(Stream.Null)) : null,
            OnUnknownEvent = static raw => _ = raw.ToString(),
        };
        await _call(_client, options, _cancel.Token);
    }

    public bool Allows(Exception error) =>
        error is TokenOpsException
        || (error is OperationCanceledException && _cancel.IsCancellationRequested)
        || (error is ArgumentException && !_handler.WasAsked);

    public void Dispose()
    {
        _client.Dispose();
        _http.Dispose();
        _handler.Dispose();
        _cancel.Dispose();
    }
}
