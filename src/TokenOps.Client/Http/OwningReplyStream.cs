using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>A reply's body as it is handed to the caller: disposing it lets go of the connection.</summary>
internal sealed class OwningReplyStream(Reply reply, ReplyStream body) : ReadStream
{
    public override long Position
    {
        get => body.Position;
        set => throw new NotSupportedException();
    }

    // The platform's own copying would leave the content in the pool's arrays, and the destination's exceptions as they are.
    public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) =>
        Delivery.CopyAsync(body, destination ?? throw new ArgumentNullException(nameof(destination)), cancellationToken);

#if NET
    /// <inheritdoc/>
    public override void CopyTo(Stream destination, int bufferSize) => CopyToAsync(destination, bufferSize, CancellationToken.None).GetAwaiter().GetResult();
#endif

    protected override int ReadCore(ArraySegment<byte> buffer) => body.Read(buffer.Array!, buffer.Offset, buffer.Count);

    protected override ValueTask<int> ReadCoreAsync(Memory<byte> buffer, CancellationToken cancellationToken) => body.ReadIntoAsync(buffer, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            reply.Dispose();
        }

        base.Dispose(disposing);
    }
}
