using System;

namespace TokenOps.Runtime;

/// <summary>Tells what kind of media bytes are by how they begin.</summary>
internal static class MediaSignature
{
    /// <summary>How many bytes from the beginning are enough to tell.</summary>
    public const int Length = 16;

    public static string? TypeOf(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith(Png))
            return "image/png";
        if (start.StartsWith(Jpeg))
            return "image/jpeg";
        if (start.Length >= 12 && start.StartsWith("RIFF"u8))
            return start.Slice(8, 4).SequenceEqual("WEBP"u8) ? "image/webp" : start.Slice(8, 4).SequenceEqual("WAVE"u8) ? "audio/wav" : null;
        if (start.StartsWith("GIF87a"u8) || start.StartsWith("GIF89a"u8))
            return "image/gif";
        if (start.Length >= 12 && start.Slice(4).StartsWith("ftypavif"u8))
            return "image/avif";
        if (start.Length >= 12 && start.Slice(4).StartsWith("ftyp"u8))
            return "video/mp4";
        if (start.StartsWith("%PDF-"u8))
            return "application/pdf";
        if (start.StartsWith("ID3"u8))
            return "audio/mpeg";
        return start.StartsWith("OggS"u8) ? "audio/ogg" : null;
    }

    /// <summary>The usual file name extension with its dot; <c>.bin</c> when the type is unknown.</summary>
    public static string ExtensionOf(string? mediaType) => mediaType switch
    {
        "image/png" => ".png",
        "image/jpeg" => ".jpg",
        "image/webp" => ".webp",
        "image/gif" => ".gif",
        "image/avif" => ".avif",
        "audio/wav" => ".wav",
        "audio/mpeg" => ".mp3",
        "audio/ogg" => ".ogg",
        "video/mp4" => ".mp4",
        "application/pdf" => ".pdf",
        _ => ".bin",
    };

    private static ReadOnlySpan<byte> Png => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];
}
