using System;
using System.Buffers.Binary;

namespace TokenOps.Cli.Preview;

/// <summary>What the head of a PNG file says.</summary>
internal static class PngSize
{
    private const int HeadLength = 24;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> Header => "IHDR"u8;

    /// <summary>The width and height in pixels, each above 0; null when the file is no PNG.</summary>
    public static (int Width, int Height)? Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < HeadLength || !file.StartsWith(Signature) || !file[12..].StartsWith(Header))
            return null;

        var width = BinaryPrimitives.ReadInt32BigEndian(file[16..]);
        var height = BinaryPrimitives.ReadInt32BigEndian(file[20..]);
        return width > 0 && height > 0 ? (width, height) : null;
    }
}
