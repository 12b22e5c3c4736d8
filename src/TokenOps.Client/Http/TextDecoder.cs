using System;
using System.IO;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>For operations whose reply is text.</summary>
internal sealed class TextDecoder : IReplyDecoder<string>
{
    public static TextDecoder Instance { get; } = new();

    public bool KeepsReply => false;

    public async ValueTask<string> DecodeAsync(Reply reply)
    {
        if (reply.MediaType is { } type && IsOfBytes(type))
        {
            throw Failures.Unreadable(reply, "it is not text", string.Empty);
        }

        var body = await reply.OpenAsync().ConfigureAwait(false);
        using var reader = new StreamReader(body, ReplyText.Named(reply.Charset), detectEncodingFromByteOrderMarks: true, 4096, leaveOpen: true);
#if NETSTANDARD
        return await reader.ReadToEndAsync().ConfigureAwait(false);
#else
        return await reader.ReadToEndAsync(reply.Token).ConfigureAwait(false);
#endif
    }

    // Whatever else a server calls its text, these it is not.
    private static bool IsOfBytes(string mediaType) =>
        (mediaType.StartsWith("image/", StringComparison.OrdinalIgnoreCase) && !mediaType.EndsWith("+xml", StringComparison.OrdinalIgnoreCase))
        || mediaType.StartsWith("audio/", StringComparison.OrdinalIgnoreCase)
        || mediaType.StartsWith("video/", StringComparison.OrdinalIgnoreCase)
        || mediaType.StartsWith("font/", StringComparison.OrdinalIgnoreCase)
        || mediaType.Equals("application/zip", StringComparison.OrdinalIgnoreCase)
        || mediaType.Equals("application/pdf", StringComparison.OrdinalIgnoreCase);
}
