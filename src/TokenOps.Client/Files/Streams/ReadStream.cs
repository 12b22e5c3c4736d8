using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>A stream that is only read; from start to end, unless a derived one knows its length and position.</summary>
internal abstract class ReadStream : Stream
{
    public sealed override bool CanRead => true;

    public override bool CanSeek => false;

    public sealed override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public sealed override int Read(byte[] buffer, int offset, int count) => ReadCore(new ArraySegment<byte>(buffer, offset, count));

#if NET
    // The platform's own would go through an array of the pool that it does not clear.
    public sealed override int Read(Span<byte> buffer)
    {
        var array = ContentPool<byte>.Rent(buffer.Length);
        try
        {
            var count = ReadCore(new ArraySegment<byte>(array, 0, buffer.Length));
            array.AsSpan(0, count).CopyTo(buffer);
            return count;
        }
        finally
        {
            ContentPool<byte>.Return(array);
        }
    }
#endif

    public sealed override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadCoreAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

#if NET
    public sealed override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        ReadCoreAsync(buffer, cancellationToken);
#endif

    public sealed override void Flush()
    {
    }

    public sealed override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public sealed override void SetLength(long value) => throw new NotSupportedException();

    public sealed override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected abstract int ReadCore(ArraySegment<byte> buffer);

    protected abstract ValueTask<int> ReadCoreAsync(Memory<byte> buffer, CancellationToken cancellationToken);
}
