using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace TokenOps.Client.Tests.Images;

/// <summary>Files with real headers and any length: nothing but the header is ever read, so nothing else is there.</summary>
internal static class ImageEditFiles
{
    public const long Megabyte = 1024 * 1024;

    public static FilePart Png(int width = 256, int height = 256, bool alpha = true, long length = 1000)
    {
        // The header of a PNG: width and height at 16 and 20, the colour type at 25 (6 is RGBA, 2 is RGB).
        var bytes = File.ReadAllBytes(TestAssets.Photo);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(20), height);
        bytes[25] = alpha ? (byte)6 : (byte)2;
        return Opened(bytes, length);
    }

    public static FilePart Asset(string name, long length = 1000) => Opened(File.ReadAllBytes(TestAssets.Image(name)), length);

    public static FilePart SquareWebP()
    {
        // A lossy WebP's frame header: width and height at 26 and 28, in little endian.
        var bytes = File.ReadAllBytes(TestAssets.Image("webp-lossy.webp"));
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(26), 64);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(28), 64);
        return Opened(bytes, bytes.Length);
    }

    /// <summary>The first bytes of a PNG, and then no more.</summary>
    public static FilePart DamagedPng() => Opened(File.ReadAllBytes(TestAssets.Photo)[..20], 20);

    public static FilePart Empty() => FilePart.FromBytes(default, "empty.png");

    public static FilePart Text() => FilePart.FromBytes("no image at all"u8.ToArray(), "text.png");

    public static FilePartList Pngs(int count) => new(Enumerable.Range(0, count).Select(static _ => Png()));

    public static FilePartList Several(params IEnumerable<FilePart> files) => new(files);

    private static FilePart Opened(byte[] bytes, long length) =>
        FilePart.FromOpener(_ => new(new MemoryStream(bytes)), "secret-name.png", length: length);
}
