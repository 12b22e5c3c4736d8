using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>One of several readers of a caller's stream, each with its own position. Disposing it leaves the stream open.</summary>
internal sealed class SharedReadStream(Stream stream, long start, SemaphoreSlim gate) : ReadStream
{
    private long _position;

    public override bool CanSeek => true;

    public override long Length => Math.Max(0, stream.Length - start);

    public override long Position
    {
        get => _position;
        set => _position = value;
    }

    protected override int ReadCore(ArraySegment<byte> buffer)
    {
        gate.Wait();
        try
        {
            Seek();
            return Advance(stream.Read(buffer.Array!, buffer.Offset, buffer.Count));
        }
        finally
        {
            gate.Release();
        }
    }

    protected override async ValueTask<int> ReadCoreAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            Seek();
            return Advance(await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false));
        }
        finally
        {
            gate.Release();
        }
    }

    private void Seek()
    {
        if (stream.Position != start + _position)
            stream.Position = start + _position;
    }

    private int Advance(int count)
    {
        _position += count;
        return count;
    }
}
