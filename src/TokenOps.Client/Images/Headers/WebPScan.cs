using System;
using System.Buffers.Binary;

namespace TokenOps.Runtime;

/// <summary>WebP: the first chunk says it all, be it VP8 (lossy), VP8L (lossless) or VP8X (extended).</summary>
internal sealed class WebPScan : ImageFormatScan
{
    private const int ChunkStart = 12;
    private const int ChunkHeaderLength = 8;
    private const int ExtendedLength = 10;
    private const int KeyFrameLength = 10;
    private const int LosslessLength = 5;
    private const byte LosslessSignature = 0x2F;
    private const byte AlphaFlag = 0x10;

    private static ReadOnlySpan<byte> KeyFrameStartCode => [0x9D, 0x01, 0x2A];

    public override long Advance(ReadOnlySpan<byte> window, long position)
    {
        if (window.Length < ChunkStart + ChunkHeaderLength)
            return Done;
        var type = window.Slice(ChunkStart, 4);
        var body = window.Slice(ChunkStart + ChunkHeaderLength);
        if (type.SequenceEqual("VP8X"u8))
            ReadExtended(body);
        else if (type.SequenceEqual("VP8L"u8))
            ReadLossless(body);
        else if (type.SequenceEqual("VP8 "u8))
            ReadLossy(body);
        return Done;
    }

    private static int UInt24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    private void ReadExtended(ReadOnlySpan<byte> body)
    {
        if (body.Length >= ExtendedLength)
            Found(ImageFormat.WebP, UInt24(body.Slice(4)) + 1, UInt24(body.Slice(7)) + 1, (body[0] & AlphaFlag) != 0);
    }

    private void ReadLossless(ReadOnlySpan<byte> body)
    {
        if (body.Length < LosslessLength || body[0] != LosslessSignature)
            return;

        // 14 bits of width - 1, 14 bits of height - 1, alpha_is_used, 3 bits of version, which is 0.
        var bits = BinaryPrimitives.ReadUInt32LittleEndian(body.Slice(1));
        if (bits >> 29 == 0)
            Found(ImageFormat.WebP, (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1, (bits & (1 << 28)) != 0);
    }

    private void ReadLossy(ReadOnlySpan<byte> body)
    {
        // The lowest bit is 0 for a key frame, the only kind that a picture can begin with; the upper two bits of each side are a scale.
        if (body.Length >= KeyFrameLength && (body[0] & 1) == 0 && body.Slice(3, 3).SequenceEqual(KeyFrameStartCode))
        {
            Found(
                ImageFormat.WebP,
                BinaryPrimitives.ReadUInt16LittleEndian(body.Slice(6)) & 0x3FFF,
                BinaryPrimitives.ReadUInt16LittleEndian(body.Slice(8)) & 0x3FFF,
                hasAlpha: false);
        }
    }
}
