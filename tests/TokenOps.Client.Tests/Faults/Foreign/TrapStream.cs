using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Client.Tests.Faults.Foreign;

/// <summary>A stream that hands out its bytes in two pieces, takes what is written, and throws where the trap says.</summary>
/// <param name="trap">The trap.</param>
/// <param name="name">Begins the names of the stream's steps.</param>
/// <param name="bytes">What it holds.</param>
/// <param name="canSeek">Whether it tells its length.</param>
internal sealed class TrapStream(Trap trap, string name, byte[] bytes, bool canSeek = false) : Stream
{
    private int _position;

    public override bool CanRead => true;

    public override bool CanSeek => canSeek;

    public override bool CanWrite => true;

    public override long Length
    {
        get
        {
            trap.Pass(name + " length");
            return bytes.Length;
        }
    }

    public override long Position
    {
        get => _position;
        set
        {
            trap.Pass(name + " seek");
            _position = (int)value;
        }
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        trap.Pass(_position == 0 ? name + " first read" : _position < bytes.Length ? name + " second read" : name + " last read");
        var end = _position < bytes.Length / 2 ? bytes.Length / 2 : bytes.Length;
        var length = Math.Min(count, end - _position);
        Array.Copy(bytes, _position, buffer, offset, length);
        _position += length;
        return length;
    }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        await Task.Yield();
        return Read(buffer, offset, count);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        var piece = new byte[buffer.Length];
        var count = Read(piece, 0, piece.Length);
        piece.AsMemory(0, count).CopyTo(buffer);
        return count;
    }

    public override void Write(byte[] buffer, int offset, int count) => trap.Pass(name + " write");

    public override void Flush() => trap.Pass(name + " flush");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            trap.Pass(name + " close");
        }

        base.Dispose(disposing);
    }
}
