using System;
using System.IO;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>
/// Recognizes the response to a call that asked for an event stream by how it begins, since gateways label event streams as
/// JSON and the other way round.
/// </summary>
internal static class StreamContent
{
    // Enough for the name of a field, and for what an exception shows of a response that is neither.
    private const int LongestBeginning = 4096;

    private const int LongestField = 6;

    private enum Look
    {
        Undecided,
        Events,
        Json,
        Other,
    }

    /// <summary>Reads as much as is needed, and returns the body from its beginning.</summary>
    /// <exception cref="TokenOpsResponseException">The response is neither events nor JSON.</exception>
    public static async ValueTask<(StreamContentKind Kind, Stream Body)> RecognizeAsync(Reply reply, Stream body)
    {
        var beginning = new byte[LongestBeginning];
        var count = 0;
        var look = Look.Undecided;
        while (look == Look.Undecided && count < beginning.Length)
        {
            var read = await body.ReadIntoAsync(beginning.AsMemory(count), reply.Token).ConfigureAwait(false);
            if (read == 0)
                break;

            count += read;
            look = LookAt(beginning.AsSpan(0, count));
        }

        var kind = look switch
        {
            Look.Events => StreamContentKind.Events,
            Look.Json => StreamContentKind.Json,
            _ when IsJson(reply.MediaType) && count > 0 => StreamContentKind.Json,
            Look.Other or Look.Undecided when count > 0 && !IsEventStream(reply.MediaType) => throw await RefuseAsync(reply, body, beginning, count).ConfigureAwait(false),
            _ => StreamContentKind.Events,
        };
        return (kind, new PrefixedStream(beginning.AsMemory(0, count), body, leaveOpen: false));
    }

    private static Look LookAt(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || text.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Look.Json;

        if (text.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            text = text.Slice(3);

        while (!text.IsEmpty && text[0] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            text = text.Slice(1);

        if (text.IsEmpty || (text[0] is 0xEF or 0xFE or 0xFF && text.Length < 3))
            return Look.Undecided;

        if (text[0] is (byte)'{' or (byte)'[')
            return Look.Json;

        var end = text.IndexOfAny((byte)':', (byte)'\r', (byte)'\n');
        if (end < 0)
            return text.Length < LongestField ? Look.Undecided : Look.Other;

        var field = text.Slice(0, end);
        return field.IsEmpty || field.SequenceEqual("data"u8) || field.SequenceEqual("event"u8) || field.SequenceEqual("id"u8) || field.SequenceEqual("retry"u8)
            ? Look.Events
            : Look.Other;
    }

    private static async ValueTask<Exception> RefuseAsync(Reply reply, Stream body, byte[] beginning, int count)
    {
        while (count < beginning.Length && await body.ReadIntoAsync(beginning.AsMemory(count), reply.Token).ConfigureAwait(false) is > 0 and var read)
            count += read;

        var text = ReplyText.Decode(new ArraySegment<byte>(beginning, 0, count), reply.Charset);
        return Failures.Unreadable(reply, "it is neither an event stream nor JSON", text);
    }

    private static bool IsEventStream(string? mediaType) => string.IsNullOrEmpty(mediaType) || string.Equals(mediaType, "text/event-stream", StringComparison.OrdinalIgnoreCase);

    private static bool IsJson(string? mediaType) =>
        mediaType is not null && (mediaType.EndsWith("/json", StringComparison.OrdinalIgnoreCase) || mediaType.EndsWith("+json", StringComparison.OrdinalIgnoreCase));
}
