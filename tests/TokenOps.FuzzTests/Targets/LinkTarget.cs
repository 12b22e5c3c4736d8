using TokenOps.FuzzTests.Inputs;
using TokenOps.FuzzTests.Wire;

namespace TokenOps.FuzzTests.Targets;

/// <summary>Downloads of links.</summary>
internal sealed class LinkTarget : IFuzzTarget, IDisposable
{
    private static readonly Uri Link = new("https://example.com/a");

    private readonly InputHandler _handler = new();
    private readonly LinkDownload _download;
    private CancellationTokenSource _cancel = new();

    public LinkTarget() => _download = new LinkDownload(_handler) { MaxBytes = ClientTarget.MaxResponseBytes, Timeout = Timeout.InfiniteTimeSpan };

    public string Name => "link";

    public IEnumerable<FuzzInput> Seeds => Inputs.Seeds.Downloads();

    public int Weight => 6;

    public bool HasKey => false;

    public async ValueTask RunAsync(FuzzInput input, byte[] bytes)
    {
        if (!_cancel.TryReset())
        {
            _cancel.Dispose();
            _cancel = new CancellationTokenSource();
        }

        _handler.Begin(input, bytes, _cancel);
        if (input.ToStreams)
            await _download.ToStreamAsync(Link, Stream.Null, _cancel.Token);
        else
            await _download.ToMemoryAsync(Link, _cancel.Token);
    }

    public bool Allows(Exception error) => error is TokenOpsException || (error is OperationCanceledException && _cancel.IsCancellationRequested);

    public void Dispose()
    {
        _handler.Dispose();
        _cancel.Dispose();
    }
}
