using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Client.Tests.Streaming;

/// <summary>A body that stalls in the middle until it is let go or disposed, whatever token it is given.</summary>
internal sealed class GatedStream(byte[] before, Task gate, byte[] after) : Stream
{
    private readonly TaskCompletionSource _disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _reads;

    public bool IsDisposed => _disposed.Task.IsCompleted;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        if (_reads == 0 && before.Length == 0)
            _reads++;

        if (_reads == 1)
        {
            await Task.WhenAny(gate, _disposed.Task);
            ObjectDisposedException.ThrowIf(IsDisposed, this);
        }

        var piece = _reads switch { 0 => before, 1 => after, _ => [] };
        _reads++;
        piece.CopyTo(buffer, offset);
        return piece.Length;
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
        _disposed.TrySetResult();
        base.Dispose(disposing);
    }
}
