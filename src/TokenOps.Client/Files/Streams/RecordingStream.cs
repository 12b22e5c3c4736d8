using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>
/// Reads the beginning of a caller's stream and keeps it, so that it can be sent later. Pretends that the stream ends
/// where the limit is reached: an image whose header lies further in is not worth the memory. Leaves the stream open.
/// </summary>
internal sealed class RecordingStream(Stream stream, RecordedPrefix recorded) : ReadStream
{
    /// <summary>How much is kept at most, in bytes.</summary>
    public const int Limit = 1024 * 1024;

    protected override int ReadCore(ArraySegment<byte> buffer)
    {
        var count = stream.Read(buffer.Array!, buffer.Offset, Allowed(buffer.Count));
        recorded.Append(buffer.AsSpan(0, count));
        return count;
    }

    protected override async ValueTask<int> ReadCoreAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var count = await stream.ReadAsync(buffer.Slice(0, Allowed(buffer.Length)), cancellationToken).ConfigureAwait(false);
        recorded.Append(buffer.Span.Slice(0, count));
        return count;
    }

    private int Allowed(int wanted) => Math.Min(wanted, Limit - recorded.Bytes.Length);
}
