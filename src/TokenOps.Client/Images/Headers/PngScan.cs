using System;
using System.Buffers.Binary;

namespace TokenOps.Runtime;

/// <summary>PNG: the IHDR chunk, then chunk after chunk until one decides about transparency.</summary>
internal sealed class PngScan : ImageFormatScan
{
    private const int SignatureLength = 8;
    private const int ChunkHeaderLength = 8;
    private const int ChecksumLength = 4;
    private const int IhdrLength = 13;
    private const int FirstChunkAfterIhdr = SignatureLength + ChunkHeaderLength + IhdrLength + ChecksumLength;

    public override long Advance(ReadOnlySpan<byte> window, long position)
    {
        if (position == 0)
            return window.Length >= FirstChunkAfterIhdr ? ReadIhdr(window) : Done;

        var at = position;
        while (at - position + ChunkHeaderLength <= window.Length)
        {
            var chunk = window.Slice((int)(at - position));
            var type = chunk.Slice(4, 4);
            var length = BinaryPrimitives.ReadUInt32BigEndian(chunk);
            if (type.SequenceEqual("tRNS"u8))
                return Decide(hasAlpha: true);
            if (type.SequenceEqual("IDAT"u8) || type.SequenceEqual("IEND"u8))
                return Decide(hasAlpha: false);
            if (length > int.MaxValue)
                return Done;
            at += ChunkHeaderLength + length + ChecksumLength;
        }

        return at;
    }

    private long ReadIhdr(ReadOnlySpan<byte> window)
    {
        var ihdr = window.Slice(SignatureLength);
        if (BinaryPrimitives.ReadUInt32BigEndian(ihdr) != IhdrLength || !ihdr.Slice(4, 4).SequenceEqual("IHDR"u8))
            return Done;

        ihdr = ihdr.Slice(ChunkHeaderLength);
        var depth = ihdr[8];
        var colorType = ihdr[9];
        var valid = colorType switch
        {
            0 => depth is 1 or 2 or 4 or 8 or 16,
            3 => depth is 1 or 2 or 4 or 8,
            2 or 4 or 6 => depth is 8 or 16,
            _ => false,
        };
        if (!valid)
            return Done;

        var hasAlphaChannel = colorType is 4 or 6;
        Found(
            ImageFormat.Png,
            BinaryPrimitives.ReadUInt32BigEndian(ihdr),
            BinaryPrimitives.ReadUInt32BigEndian(ihdr.Slice(4)),
            hasAlphaChannel ? true : null);
        return Result is null || hasAlphaChannel ? Done : Advance(window.Slice(FirstChunkAfterIhdr), FirstChunkAfterIhdr);
    }

    private long Decide(bool hasAlpha)
    {
        Found(ImageFormat.Png, Result!.Width, Result.Height, hasAlpha);
        return Done;
    }
}
