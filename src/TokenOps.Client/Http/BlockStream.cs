using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;

namespace TokenOps.Runtime;

/// <summary>A write-only stream into pooled blocks.</summary>
internal sealed class BlockStream : Stream
{
    private const int BlockSize = 16 * 1024;

    private readonly List<byte[]> _blocks = [];
    private long _length;

    /// <summary>What was written, block by block. Valid until the stream is disposed.</summary>
    public IEnumerable<ArraySegment<byte>> Written
    {
        get
        {
            var left = _length;
            foreach (var block in _blocks)
            {
                var count = (int)Math.Min(left, BlockSize);
                left -= count;
                yield return new ArraySegment<byte>(block, 0, count);
            }
        }
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _length;

    public override long Position
    {
        get => _length;
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        while (count > 0)
        {
            var at = (int)(_length % BlockSize);
            if (at == 0)
            {
                _blocks.Add(ArrayPool<byte>.Shared.Rent(BlockSize));
            }

            var taken = Math.Min(count, BlockSize - at);
            Buffer.BlockCopy(buffer, offset, _blocks[_blocks.Count - 1], at, taken);
            (offset, count, _length) = (offset + taken, count - taken, _length + taken);
        }
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        foreach (var block in _blocks)
        {
            // Requests may be confidential; the pool is shared with the whole process.
            ArrayPool<byte>.Shared.Return(block, clearArray: true);
        }

        _blocks.Clear();
        _length = 0;
        base.Dispose(disposing);
    }
}
