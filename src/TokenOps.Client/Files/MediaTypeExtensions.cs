namespace TokenOps.Runtime;

/// <summary>The file name extensions of media types.</summary>
internal static class MediaTypeExtensions
{
    /// <summary>The usual extension with its dot; <c>.bin</c> when the type is unknown.</summary>
    public static string Of(string? mediaType) => mediaType switch
    {
        "image/png" => ".png",
        "image/jpeg" => ".jpg",
        "image/webp" => ".webp",
        "image/gif" => ".gif",
        "image/avif" => ".avif",
        "image/heic" => ".heic",
        "image/heif" => ".heif",
        "image/tiff" => ".tiff",
        "image/bmp" => ".bmp",
        "audio/wav" => ".wav",
        "audio/mpeg" => ".mp3",
        "audio/ogg" => ".ogg",
        "audio/flac" => ".flac",
        "audio/mp4" => ".m4a",
        "video/mp4" => ".mp4",
        "video/quicktime" => ".mov",
        "video/webm" => ".webm",
        "video/x-matroska" => ".mkv",
        "application/pdf" => ".pdf",
        "application/zip" => ".zip",
        _ => ".bin",
    };
}
