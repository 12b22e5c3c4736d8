using System.Net.Http;

namespace TokenOps.Runtime;

/// <summary>What is known of one reply's body before it is read.</summary>
/// <param name="length">How many bytes it has (<c>Content-Length</c>); null when it does not say.</param>
/// <param name="charset">Its character encoding; null or unknown means UTF-8.</param>
/// <param name="destination">Where its base64 values go; null means into memory.</param>
internal readonly struct ReplyContent(long? length, string? charset = null, Base64Destination? destination = null)
{
    public long? Length { get; } = length;

    public string? Charset { get; } = charset;

    public Base64Destination? Destination { get; } = destination;

    public static ReplyContent Of(HttpContent content, Base64Destination? destination = null) =>
        new(content.Headers.ContentLength, content.Headers.ContentType?.CharSet, destination);
}
