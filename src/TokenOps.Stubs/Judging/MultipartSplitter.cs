using System.Runtime.InteropServices;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace TokenOps.Stubs.Judging;

/// <summary>Splits a form into its parts, by ASP.NET Core's reader.</summary>
internal static class MultipartSplitter
{
    private const int ScratchSize = 64 * 1024;

    /// <summary>The delimiter that a Content-Type names, or null where it names none.</summary>
    public static string? Boundary(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var media) && HeaderUtilities.RemoveQuotes(media.Boundary).Value is { Length: > 0 } boundary ? boundary : null;

    /// <summary>
    /// The parts in their order, or null where the body is not a form with this delimiter. What stands before the first
    /// delimiter and after the last one is no part (RFC 2046, 5.1.1).
    /// </summary>
    public static IReadOnlyList<MultipartPart>? Split(string? boundary, ReadOnlyMemory<byte> body)
    {
        if (boundary is null || boundary.Length > ScratchSize / 2)
        {
            return null;
        }

        try
        {
            // A stream in memory: every read completes at once.
            using var stream = MemoryMarshal.TryGetArray(body, out var segment)
                ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
                : new MemoryStream(body.ToArray(), writable: false);
            return ReadAsync(new MultipartReader(boundary, stream, ScratchSize) { HeadersLengthLimit = ScratchSize }, body).GetAwaiter().GetResult();
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            return null;
        }
    }

    private static async Task<List<MultipartPart>> ReadAsync(MultipartReader reader, ReadOnlyMemory<byte> body)
    {
        var parts = new List<MultipartPart>();
        var scratch = new byte[ScratchSize];
        while (await reader.ReadNextSectionAsync().ConfigureAwait(false) is { } section)
        {
            var start = (int)section.BaseStreamOffset!.Value;
            var length = 0;
            while (await section.Body.ReadAsync(scratch).ConfigureAwait(false) is > 0 and var read)
            {
                length += read;
            }

            _ = ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition);
            parts.Add(new MultipartPart(
                HeaderUtilities.RemoveQuotes(disposition?.Name ?? default).Value ?? string.Empty,
                disposition is not null && (disposition.FileName.HasValue || disposition.FileNameStar.HasValue),
                EncodingOf(section.ContentType),
                body.Slice(start, length)));
        }

        return parts;
    }

    // Strict, so that bytes which are no text are found out.
    private static Encoding EncodingOf(string? contentType)
    {
        var charset = MediaTypeHeaderValue.TryParse(contentType, out var media) ? HeaderUtilities.RemoveQuotes(media.Charset).Value : null;
        return string.Equals(charset, "iso-8859-1", StringComparison.OrdinalIgnoreCase) ? Encoding.Latin1 : StrictText.Utf8;
    }
}
