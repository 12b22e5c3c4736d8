using System;
using System.Buffers.Binary;

namespace TokenOps.Runtime;

/// <summary>JPEG: segment after segment up to the frame header (SOF), whatever coding process it announces.</summary>
internal sealed class JpegScan : ImageFormatScan
{
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;

    // Marker, length, precision, height, width.
    private const int FrameHeaderLength = 9;

    public override long Advance(ReadOnlySpan<byte> window, long position)
    {
        var at = position == 0 ? 2L : position;
        while (at - position + 2 <= window.Length)
        {
            var rest = window.Slice((int)(at - position));

            // Bytes between segments are wrong and common; decoders look for the next marker. 0xFF may be repeated as filling.
            if (rest[0] != 0xFF || rest[1] is 0xFF or 0x00)
            {
                at++;
                continue;
            }

            var marker = rest[1];
            if (marker is StartOfImage or EndOfImage or StartOfScan)
                return Done;
            if (IsStandalone(marker))
            {
                at += 2;
                continue;
            }

            if (IsFrame(marker))
                return rest.Length >= FrameHeaderLength ? ReadFrame(rest) : at;
            if (rest.Length < 4)
                return at;
            var length = BinaryPrimitives.ReadUInt16BigEndian(rest.Slice(2));
            if (length < 2)
                return Done;
            at += 2 + length;
        }

        return at;
    }

    // TEM and the restart markers have no length.
    private static bool IsStandalone(byte marker) => marker is 0x01 or (>= 0xD0 and <= 0xD7);

    // All SOFn; DHT, JPG and DAC stand among them.
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private long ReadFrame(ReadOnlySpan<byte> segment)
    {
        // JPEG has no transparency. A height of 0 (given only after the first scan) is not supported by decoders either.
        Found(
            ImageFormat.Jpeg,
            BinaryPrimitives.ReadUInt16BigEndian(segment.Slice(7)),
            BinaryPrimitives.ReadUInt16BigEndian(segment.Slice(5)),
            hasAlpha: false);
        return Done;
    }
}
