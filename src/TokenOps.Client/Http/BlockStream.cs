using System;
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

    public override void Write(byte[] buffer, int offset, int count) => Append(buffer.AsSpan(offset, count));

#if !NETSTANDARD
    // The platform's own would go through an array of the pool that it does not clear.
    public override void Write(ReadOnlySpan<byte> buffer) => Append(buffer);
#endif

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
            ContentPool<byte>.Return(block);
        }

        _blocks.Clear();
        _length = 0;
        base.Dispose(disposing);
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var at = (int)(_length % BlockSize);
            if (at == 0)
            {
                _blocks.Add(ContentPool<byte>.Rent(BlockSize));
            }

            var taken = Math.Min(bytes.Length, BlockSize - at);
            bytes.Slice(0, taken).CopyTo(_blocks[_blocks.Count - 1].AsSpan(at));
            bytes = bytes.Slice(taken);
            _length += taken;
        }
    }
}
