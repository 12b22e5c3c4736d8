using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Client.Tests.Serialization;

/// <summary>A body that arrives in pieces, each after its own asynchronous turn, and that knows whether it was disposed.</summary>
internal sealed class PiecewiseStream(byte[] content, Func<int, int> pieceLength, Exception? failure = null) : Stream
{
    private int _position;
    private int _reads;

    public PiecewiseStream(byte[] content, int pieceLength = int.MaxValue)
        : this(content, _ => pieceLength)
    {
    }

    public bool IsDisposed { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _position; set => throw new NotSupportedException(); }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        var length = Math.Min(Math.Min(count, pieceLength(_reads++)), content.Length - _position);
        if (length == 0 && failure is not null)
            throw failure;

        Array.Copy(content, _position, buffer, offset, length);
        _position += length;
        return length;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray<byte>(buffer, out var segment);
        return new ValueTask<int>(ReadAsync(segment.Array!, segment.Offset, segment.Count, cancellationToken));
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new InvalidOperationException("A reply must not be read synchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
