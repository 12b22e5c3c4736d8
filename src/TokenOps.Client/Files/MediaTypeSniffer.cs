using System;

namespace TokenOps.Runtime;

/// <summary>Tells the kind of content from its first bytes.</summary>
internal static class MediaTypeSniffer
{
    /// <summary>How many bytes from the beginning are enough to tell.</summary>
    public const int Length = 100;

    private static ReadOnlySpan<byte> Png => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    private static ReadOnlySpan<byte> Ebml => [0x1A, 0x45, 0xDF, 0xA3];

    private static ReadOnlySpan<byte> TiffLittleEndian => [0x49, 0x49, 0x2A, 0x00];

    private static ReadOnlySpan<byte> TiffBigEndian => [0x4D, 0x4D, 0x00, 0x2A];

    private static ReadOnlySpan<byte> Zip => [0x50, 0x4B, 0x03, 0x04];

    private static ReadOnlySpan<byte> EmptyZip => [0x50, 0x4B, 0x05, 0x06];

    /// <summary>Returns the media type, or null when the bytes are of no known kind. <see cref="Length"/> bytes are enough.</summary>
    public static string? Sniff(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith(Png))
            return "image/png";
        if (start.StartsWith(Jpeg))
            return "image/jpeg";
        if (start.StartsWith("GIF87a"u8) || start.StartsWith("GIF89a"u8))
            return "image/gif";
        if (start.StartsWith(TiffLittleEndian) || start.StartsWith(TiffBigEndian))
            return "image/tiff";
        if (start.StartsWith("%PDF-"u8))
            return "application/pdf";
        if (start.StartsWith("OggS"u8))
            return "audio/ogg";
        if (start.StartsWith("fLaC"u8))
            return "audio/flac";
        if (start.StartsWith(Zip) || start.StartsWith(EmptyZip))
            return "application/zip";
        return SniffRiff(start) ?? SniffIsoMedia(start) ?? SniffMatroska(start) ?? SniffBmp(start) ?? SniffMp3(start);
    }

    private static string? SniffRiff(ReadOnlySpan<byte> start)
    {
        if (start.Length < 12 || !start.StartsWith("RIFF"u8))
            return null;
        var form = start.Slice(8, 4);
        return form.SequenceEqual("WEBP"u8) ? "image/webp" : form.SequenceEqual("WAVE"u8) ? "audio/wav" : null;
    }

    private static string? SniffIsoMedia(ReadOnlySpan<byte> start)
    {
        if (start.Length < 12 || !start.Slice(4, 4).SequenceEqual("ftyp"u8))
            return null;
        var brand = start.Slice(8, 4);
        if (brand.SequenceEqual("avif"u8) || brand.SequenceEqual("avis"u8))
            return "image/avif";
        if (brand.SequenceEqual("heic"u8) || brand.SequenceEqual("heix"u8))
            return "image/heic";
        if (brand.SequenceEqual("M4A "u8))
            return "audio/mp4";
        if (brand.SequenceEqual("qt  "u8))
            return "video/quicktime";
        if (brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("msf1"u8))
        {
            // The major brand only says "some HEIF"; the compatible brands say which.
            return start.Slice(0, Math.Min(start.Length, 64)).IndexOf("avif"u8) > 0 ? "image/avif" : "image/heif";
        }

        return brand.StartsWith("iso"u8) || brand.StartsWith("mp4"u8) || brand.SequenceEqual("avc1"u8) || brand.StartsWith("M4V"u8) || brand.SequenceEqual("dash"u8)
            ? "video/mp4"
            : null;
    }

    private static string? SniffMatroska(ReadOnlySpan<byte> start)
    {
        if (!start.StartsWith(Ebml))
            return null;
        var header = start.Slice(0, Math.Min(start.Length, 64));
        return header.IndexOf("webm"u8) > 0 ? "video/webm" : header.IndexOf("matroska"u8) > 0 ? "video/x-matroska" : null;
    }

    // "BM" alone begins many a text; the reserved words and the size of the next header have to fit as well.
    private static string? SniffBmp(ReadOnlySpan<byte> start) =>
        start.Length >= 18 && start.StartsWith("BM"u8) && (start[6] | start[7] | start[8] | start[9]) == 0
        && start[14] is 12 or 40 or 52 or 56 or 64 or 108 or 124 && (start[15] | start[16] | start[17]) == 0
            ? "image/bmp"
            : null;

    // Either a tag, or the sync of an MPEG audio frame (layer III) with neither a forbidden bit rate nor sampling rate.
    private static string? SniffMp3(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("ID3"u8))
            return "audio/mpeg";
        return start.Length >= 4 && start[0] == 0xFF && (start[1] & 0xE6) == 0xE2 && (start[1] & 0x18) != 0x08
            && (start[2] & 0xF0) is not (0xF0 or 0x00) && (start[2] & 0x0C) != 0x0C
            ? "audio/mpeg"
            : null;
    }
}
