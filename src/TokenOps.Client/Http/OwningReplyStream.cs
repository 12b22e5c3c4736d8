using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>A reply's body as it is handed to the caller: disposing it lets go of the connection.</summary>
internal sealed class OwningReplyStream(Reply reply, ReplyStream body) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => body.Position;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => body.Read(buffer, offset, count);

#if !NETSTANDARD
    // The platform's own would go through an array of the pool that it does not clear.
    public override int Read(Span<byte> buffer)
    {
        var array = ContentPool<byte>.Rent(buffer.Length);
        try
        {
            var count = body.Read(array, 0, buffer.Length);
            array.AsSpan(0, count).CopyTo(buffer);
            return count;
        }
        finally
        {
            ContentPool<byte>.Return(array);
        }
    }
#endif

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        body.ReadAsync(buffer, offset, count, cancellationToken);

#if !NETSTANDARD
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        body.ReadAsync(buffer, cancellationToken);
#endif

    // The platform's own copying would leave the content in the pool's arrays.
    public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
    {
        var buffer = ContentPool<byte>.Rent(bufferSize);
        try
        {
            while (await body.ReadIntoAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var count)
            {
                await destination.WriteFromAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            ContentPool<byte>.Return(buffer);
        }
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            reply.Dispose();
        }

        base.Dispose(disposing);
    }
}
