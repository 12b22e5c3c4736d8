using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Client.Tests;

/// <summary>A memory stream that counts what is read and tells whether it was closed; may refuse to seek and may run code before a read.</summary>
internal sealed class ObservedStream(byte[] content, bool canSeek = true, Action<long>? beforeRead = null, int largestRead = int.MaxValue) : MemoryStream(content)
{
    public bool Closed { get; private set; }

    public long BytesRead { get; private set; }

    public override bool CanSeek => canSeek && !Closed;

    public override long Position
    {
        get => canSeek ? base.Position : throw new NotSupportedException();
        set => base.Position = canSeek ? value : throw new NotSupportedException();
    }

    public override long Length => canSeek ? base.Length : throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count)
    {
        beforeRead?.Invoke(BytesRead);
        var read = base.Read(buffer, offset, Math.Min(count, largestRead));
        BytesRead += read;
        return read;
    }

    public override int Read(Span<byte> buffer) => throw new NotSupportedException("Not used.");

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var bytes = new byte[buffer.Length];
        var count = Read(bytes, 0, bytes.Length);
        bytes.AsMemory(0, count).CopyTo(buffer);
        return new(count);
    }

    protected override void Dispose(bool disposing)
    {
        Closed = true;
        base.Dispose(disposing);
    }
}
