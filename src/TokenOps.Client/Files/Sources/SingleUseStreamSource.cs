using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>A caller's stream that cannot seek. What was looked at is kept and sent first.</summary>
internal sealed class SingleUseStreamSource(Stream stream) : FileSource
{
    private readonly RecordedPrefix _recorded = new();
    private int _opened;

    public override long? Length => null;

    public override bool CanReplay => false;

    public override bool KeepsInspection => true;

    public override ValueTask<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _opened, 1) != 0)
            throw new StreamUsedException();
        return new(new PrefixedStream(_recorded.Bytes, stream));
    }

    public override ValueTask<Stream> OpenToInspectAsync(CancellationToken cancellationToken) => new(OpenToInspect());

    // What is recorded comes first here too: an earlier look may have been cancelled half way.
    public override Stream OpenToInspect() =>
        Volatile.Read(ref _opened) == 0 ? new PrefixedStream(_recorded.Bytes, new RecordingStream(stream, _recorded)) : throw new StreamUsedException();
}
