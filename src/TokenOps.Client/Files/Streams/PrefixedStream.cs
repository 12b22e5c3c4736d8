using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>First what was read before, then the rest of the stream.</summary>
/// <param name="prefix">What was read before.</param>
/// <param name="stream">The rest.</param>
/// <param name="leaveOpen">Whether the stream stays open when this is disposed.</param>
internal sealed class PrefixedStream(ReadOnlyMemory<byte> prefix, Stream stream, bool leaveOpen = true) : ReadStream
{
    private ReadOnlyMemory<byte> _prefix = prefix;

    protected override int ReadCore(ArraySegment<byte> buffer) =>
        _prefix.IsEmpty ? stream.Read(buffer.Array!, buffer.Offset, buffer.Count) : Take(buffer);

    protected override ValueTask<int> ReadCoreAsync(Memory<byte> buffer, CancellationToken cancellationToken) =>
        _prefix.IsEmpty ? stream.ReadAsync(buffer, cancellationToken) : new(Take(buffer.Span));

    protected override void Dispose(bool disposing)
    {
        if (disposing && !leaveOpen)
            stream.Dispose();

        base.Dispose(disposing);
    }

    private int Take(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, _prefix.Length);
        _prefix.Span.Slice(0, count).CopyTo(buffer);
        _prefix = _prefix.Slice(count);
        return count;
    }
}
