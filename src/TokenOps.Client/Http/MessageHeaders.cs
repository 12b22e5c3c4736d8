using System.Net.Http;

namespace TokenOps.Runtime;

/// <summary>The headers of a request: the caller's first, then the operation's, then the client's; the first of a name stays.</summary>
internal static class MessageHeaders
{
    private static readonly string UserAgent = "TokenOps.Client/" + ClientVersion.Text;

    public static void Apply(HttpRequestMessage message, Call call, RequestWriter writer, Transport transport)
    {
        if (call.Options is { Headers.Count: > 0 } options)
        {
            foreach (var header in options.Headers)
            {
                Add(message, header.Key, header.Value);
            }
        }

        foreach (var header in writer.Headers)
        {
            if (call.Options?.Headers.ContainsKey(header.Key) is not true)
            {
                Add(message, header.Key, header.Value);
            }
        }

        if (writer.Cookies is { } cookies)
        {
            message.Headers.TryAddWithoutValidation("Cookie", cookies);
        }

        var documented = call.Operation.ResponseMediaType;
        var accept = call.EventStream && !JsonLines.IsMediaType(documented) ? "text/event-stream, application/json;q=0.5" : documented;
        if (accept is not null && !message.Headers.Contains("Accept"))
        {
            message.Headers.TryAddWithoutValidation("Accept", accept);
        }

        if (!transport.NamesUserAgent && !message.Headers.Contains("User-Agent"))
        {
            message.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        }

        if (transport.AsksForCompression && !message.Headers.Contains("Accept-Encoding"))
        {
            message.Headers.TryAddWithoutValidation("Accept-Encoding", DefaultHttpHandler.Encodings);
        }
    }

    private static void Add(HttpRequestMessage message, string name, string value)
    {
        if (!message.Headers.TryAddWithoutValidation(name, value) && message.Content is { } content)
        {
            content.Headers.Remove(name);
            content.Headers.TryAddWithoutValidation(name, value);
        }
    }
}
