using System;
using System.Buffers.Binary;

namespace TokenOps.Runtime;

/// <summary>GIF: the logical screen's size. Transparency is declared frame by frame, far behind the header.</summary>
internal sealed class GifScan : ImageFormatScan
{
    private const int ScreenStart = 6;
    private const int ScreenSizeLength = 4;

    public override long Advance(ReadOnlySpan<byte> window, long position)
    {
        if (window.Length >= ScreenStart + ScreenSizeLength)
        {
            Found(
                ImageFormat.Gif,
                BinaryPrimitives.ReadUInt16LittleEndian(window.Slice(ScreenStart)),
                BinaryPrimitives.ReadUInt16LittleEndian(window.Slice(ScreenStart + 2)),
                hasAlpha: null);
        }

        return Done;
    }
}
