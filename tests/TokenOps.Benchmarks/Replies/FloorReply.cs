using System;
using System.Buffers;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;

namespace TokenOps.Benchmarks.Replies;

/// <summary>A reply with a link, with all that it tells, read by hand: each member once, into the type that it has.</summary>
internal sealed class FloorReply
{
    public long Created { get; private set; }

    public string? Background { get; private set; }

    public string? OutputFormat { get; private set; }

    public string? Quality { get; private set; }

    public string? Size { get; private set; }

    public string? Url { get; private set; }

    public long InputTokens { get; private set; }

    public long ImageTokens { get; private set; }

    public long TextTokens { get; private set; }

    public long OutputTokens { get; private set; }

    public long TotalTokens { get; private set; }

    public static async Task<FloorReply> ReadAsync(HttpContent content)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(4096);
        var stream = await content.ReadAsStreamAsync().ConfigureAwait(false);
        var length = 0;
        while (await stream.ReadAsync(buffer.AsMemory(length)).ConfigureAwait(false) is > 0 and var read)
            length += read;

        var reply = Parse(buffer.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(buffer);
        return reply;
    }

    private static FloorReply Parse(ReadOnlySpan<byte> json)
    {
        var reply = new FloorReply();
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
                reply.Set(ref reader);
        }

        return reply;
    }

    private void Set(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("created"u8))
            Created = Number(ref reader);
        else if (reader.ValueTextEquals("background"u8))
            Background = Text(ref reader);
        else if (reader.ValueTextEquals("output_format"u8))
            OutputFormat = Text(ref reader);
        else if (reader.ValueTextEquals("quality"u8))
            Quality = Text(ref reader);
        else if (reader.ValueTextEquals("size"u8))
            Size = Text(ref reader);
        else if (reader.ValueTextEquals("url"u8))
            Url = Text(ref reader);
        else if (reader.ValueTextEquals("input_tokens"u8))
            InputTokens = Number(ref reader);
        else if (reader.ValueTextEquals("image_tokens"u8))
            ImageTokens = Number(ref reader);
        else if (reader.ValueTextEquals("text_tokens"u8))
            TextTokens = Number(ref reader);
        else if (reader.ValueTextEquals("output_tokens"u8))
            OutputTokens = Number(ref reader);
        else if (reader.ValueTextEquals("total_tokens"u8))
            TotalTokens = Number(ref reader);
    }

    private static long Number(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetInt64();
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetString();
    }
}
