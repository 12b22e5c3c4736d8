using System;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>Reads memory of any kind without copying it first.</summary>
internal sealed class MemoryReadStream(ReadOnlyMemory<byte> bytes) : ReadStream
{
    private long _position;

    public override bool CanSeek => true;

    public override long Length => bytes.Length;

    public override long Position
    {
        get => _position;
        set => _position = value;
    }

    protected override int ReadCore(ArraySegment<byte> buffer) => Take(buffer);

    protected override ValueTask<int> ReadCoreAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Take(buffer.Span));
    }

    private int Take(Span<byte> buffer)
    {
        var rest = bytes.Span.Slice((int)Math.Min(_position, bytes.Length));
        var count = Math.Min(buffer.Length, rest.Length);
        rest.Slice(0, count).CopyTo(buffer);
        _position += count;
        return count;
    }
}
