using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace TokenOps.Benchmarks.Calls;

/// <summary>The replies of the server, made once. They hold only members that the documents of all that are compared know.</summary>
internal static class CallReplies
{
    public static readonly byte[] Edit =
        """{"created":1589478378,"background":"opaque","output_format":"png","quality":"high","size":"1024x1024","data":[{"url":"https://example.com/private/org-xyz/user-abc/img-edited.png"}],"usage":{"input_tokens":18,"input_tokens_details":{"image_tokens":5,"text_tokens":13},"output_tokens":1,"total_tokens":19}}"""u8.ToArray();

    public static readonly byte[] Chat = Encoding.UTF8.GetBytes(
        """{"id":"chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT","object":"chat.completion","created":1741569952,"model":"gpt-4.1-mini","choices":[{"index":0,"message":{"role":"assistant","content":""" +
        JsonSerializer.Serialize(CallTexts.AnswerText) +
        ""","refusal":null},"finish_reason":"stop"}],"usage":{"prompt_tokens":186,"completion_tokens":153,"total_tokens":339}}""");

    private static readonly Lazy<byte[]> Numbers = new(static () => WriteEmbeddings(WriteNumbers));

    private static readonly Lazy<byte[]> Base64 = new(static () => WriteEmbeddings(WriteBase64));

    private static readonly byte[][] Events = [.. Enumerable.Range(0, StreamTexts.Events).Select(Event)];

    public static byte[] FirstEvent => Events[0];

    public static byte[] OtherEvents { get; } = [.. Events.Skip(1).SelectMany(static e => e), .. "data: [DONE]\n\n"u8];

    public static byte[] Embeddings(bool asBase64) => (asBase64 ? Base64 : Numbers).Value;

    private static byte[] Event(int index)
    {
        var delta = index == 0 ? "\"role\":\"assistant\",\"content\":" : "\"content\":";
        var reason = index == StreamTexts.Events - 1 ? "\"stop\"" : "null";
        return Encoding.UTF8.GetBytes(
            $$"""data: {"id":"chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT","choices":[{"index":0,"delta":{{{delta}}{{JsonSerializer.Serialize(StreamTexts.Of(index))}}},"finish_reason":{{reason}}}]}""" + "\n\n");
    }

    private static byte[] WriteEmbeddings(Action<TextWriter, float[]> write)
    {
        using var bytes = new MemoryStream();
        using (var writer = new StreamWriter(bytes))
        {
            writer.Write("{\"data\":[");
            for (var i = 0; i < EmbeddingTexts.Count; i++)
            {
                var embedding = Enumerable.Range(0, EmbeddingTexts.Dimensions).Select(index => EmbeddingTexts.Number(i, index)).ToArray();
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : ",")}{{\"index\":{i},\"embedding\":"));
                write(writer, embedding);
                writer.Write('}');
            }

            writer.Write("]}");
        }

        return bytes.ToArray();
    }

    private static void WriteNumbers(TextWriter writer, float[] numbers) =>
        writer.Write("[" + string.Join(',', numbers.Select(static number => number.ToString("R", CultureInfo.InvariantCulture))) + "]");

    private static void WriteBase64(TextWriter writer, float[] numbers) =>
        writer.Write("\"" + Convert.ToBase64String(MemoryMarshal.AsBytes(numbers.AsSpan())) + "\"");
}
