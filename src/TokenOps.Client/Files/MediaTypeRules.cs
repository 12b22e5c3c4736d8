using System;
using System.Linq;
using System.Net.Http.Headers;

namespace TokenOps.Runtime;

/// <summary>An explicit media type goes onto the wire as given, so it has to be one.</summary>
internal static class MediaTypeRules
{
    /// <summary>Sent for content of no known kind.</summary>
    public const string Unknown = "application/octet-stream";

    /// <exception cref="ArgumentException">The text is no media type.</exception>
    public static string? Checked(string? mediaType, string argument) => mediaType is null ? null : CheckedText(mediaType, argument);

    private static string CheckedText(string mediaType, string argument)
    {
        var printable = mediaType.All(static c => c is >= ' ' and < '\u007f');
        if (printable && MediaTypeHeaderValue.TryParse(mediaType, out _))
            return mediaType;
        throw new ArgumentException(
            $"\"{(printable ? mediaType : "(unprintable)")}\" is no media type; expected type/subtype, such as image/png.", argument);
    }
}
