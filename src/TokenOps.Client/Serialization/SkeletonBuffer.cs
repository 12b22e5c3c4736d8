using System;
using System.Text;

namespace TokenOps.Runtime;

/// <summary>Collects what is left of a JSON document when its base64 values are taken out, in pooled memory as long as it is not huge.</summary>
internal sealed class SkeletonBuffer : IDisposable
{
    // The pool releases arrays that nobody has rented for a while; larger ones are left to the garbage collector.
    private const int LargestPooled = 64 * 1024 * 1024;
    private const int InitialSize = 2 * 1024;

    private byte[] _buffer = ContentPool<byte>.Rent(InitialSize);

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, Length);

    public byte[] Array => _buffer;

    public void Clear() => Length = 0;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _buffer.Length - Length)
            Grow(bytes.Length);

        bytes.CopyTo(_buffer.AsSpan(Length));
        Length += bytes.Length;
    }

    /// <summary>The beginning as text, for exceptions; a character cut in two at the end is left out.</summary>
    public string ToText(int maxBytes)
    {
        var length = Math.Min(Length, maxBytes);
        if (length < Length)
        {
            while (length > 0 && (_buffer[length] & 0xC0) == 0x80)
                length--;
        }

        return Encoding.UTF8.GetString(_buffer, 0, length);
    }

    public void Dispose()
    {
        Release();
        _buffer = [];
        Length = 0;
    }

    private void Grow(int needed)
    {
        var required = (long)Length + needed;
        if (required > int.MaxValue - 64)
            throw new ReplyFormatException("The reply's JSON without its base64 values is longer than 2 GB.");

        var size = (int)Math.Min(Math.Max(required, _buffer.Length * 2L), int.MaxValue - 64);
        var larger = size <= LargestPooled ? ContentPool<byte>.Rent(size) : new byte[size];
        _buffer.AsSpan(0, Length).CopyTo(larger);
        Release();
        _buffer = larger;
    }

    private void Release()
    {
        if (_buffer.Length is > 0 and <= LargestPooled)
            ContentPool<byte>.Return(_buffer);
    }
}
