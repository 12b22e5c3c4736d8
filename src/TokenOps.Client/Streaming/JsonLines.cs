using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>Reads a stream of lines of JSON (<c>application/x-ndjson</c>, and <c>application/json-seq</c> of RFC 7464), each as soon as it is complete.</summary>
internal static class JsonLines
{
    private const byte LineFeed = (byte)'\n';
    private const byte RecordSeparator = 0x1E;

    private static readonly HashSet<string> MediaTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        "application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonl", "application/jsonlines", "application/x-jsonlines",
        "application/json-lines", "application/json-seq", "application/stream+json",
    };

    private static JsonReplyOptions PlainOptions { get; } = new() { MaxResponseBytes = long.MaxValue, MaxRawBytes = 64 * 1024 };

    /// <summary>Returns whether a media type means lines of JSON.</summary>
    public static bool IsMediaType(string? mediaType) => mediaType is not null && MediaTypes.Contains(mediaType);

    /// <summary>Reads the lines.</summary>
    public static async IAsyncEnumerable<TEvent> ReadAsync<TEvent>(Reply reply, ReplyStream body, JsonRead<TEvent?> read)
    {
        using var line = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await body.ReadIntoAsync(buffer, reply.Token).ConfigureAwait(false) is > 0 and var count)
        {
            for (var start = 0; start < count;)
            {
                var length = Array.FindIndex(buffer, start, count - start, static one => one is LineFeed or RecordSeparator) - start;
                line.Write(buffer, start, length < 0 ? count - start : length);
                start = length < 0 ? count : start + length + 1;
                if (length >= 0 && !IsBlank(line))
                    yield return await ReadLineAsync(reply, line, read).ConfigureAwait(false);
                if (length >= 0)
                    line.SetLength(0);
            }
        }

        if (!IsBlank(line))
            yield return await ReadLineAsync(reply, line, read).ConfigureAwait(false);
    }

    private static async Task<TEvent> ReadLineAsync<TEvent>(Reply reply, MemoryStream line, JsonRead<TEvent?> read)
    {
        line.Position = 0;
        var token = await JsonReply.ReadAsync(line, PlainOptions, new ReplyContent(line.Length, charset: null), RawJson.ReadRoot, reply.Token).ConfigureAwait(false);
        if (RawJsonParts.Members(token).Any(static member => member.Key == "error" && member.Value.Kind is RawJsonKind.Object or RawJsonKind.Text))
            throw ApiErrors.FromEvent(reply, token.Text);
        if (typeof(TEvent) == typeof(RawEvent))
            return (TEvent)(object)new RawEvent("message", token.Text);

        line.Position = 0;
        return await JsonReply.ReadAsync(line, reply.Call.Operation.EventOptions, new ReplyContent(line.Length, charset: null, reply.Call.Options?.Base64Destination), read, reply.Token).ConfigureAwait(false);
    }

    private static bool IsBlank(MemoryStream line)
    {
        var bytes = line.GetBuffer();
        for (var i = 0; i < line.Length; i++)
        {
            if (bytes[i] is not ((byte)' ' or (byte)'\t' or (byte)'\r'))
                return false;
        }

        return true;
    }
}
