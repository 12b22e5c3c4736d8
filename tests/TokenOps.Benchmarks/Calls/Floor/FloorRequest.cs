using System.Buffers;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading;

namespace TokenOps.Benchmarks.Calls.Floor;

/// <summary>A request body in a buffer that is used again for the next call.</summary>
internal sealed class FloorRequest
{
    private static readonly MediaTypeHeaderValue JsonType = new("application/json");

    private static FloorRequest? spare;

    private readonly ArrayBufferWriter<byte> _buffer = new(4096);

    private FloorRequest() => Writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    public Utf8JsonWriter Writer { get; }

    public static FloorRequest Rent() => Interlocked.Exchange(ref spare, null) ?? new FloorRequest();

    public static void WriteChat(Utf8JsonWriter json, bool stream)
    {
        json.WriteStartObject();
        json.WriteString("model"u8, CallTexts.ChatModel);
        json.WriteStartArray("messages"u8);
        WriteMessage(json, "system", CallTexts.SystemText);
        WriteMessage(json, "user", CallTexts.UserText);
        json.WriteEndArray();
        if (stream)
            json.WriteBoolean("stream"u8, true);
        json.WriteEndObject();
    }

    public static void WriteEmbeddings(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("model"u8, CallTexts.EmbeddingModel);
        json.WriteStartArray("input"u8);
        foreach (var text in EmbeddingTexts.Inputs)
            json.WriteStringValue(text);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>What was written, as the body of a request.</summary>
    public ReadOnlyMemoryContent ToContent()
    {
        Writer.Flush();
        var content = new ReadOnlyMemoryContent(_buffer.WrittenMemory);
        content.Headers.ContentType = JsonType;
        return content;
    }

    public void Return()
    {
        _buffer.ResetWrittenCount();
        Writer.Reset();
        spare = this;
    }

    private static void WriteMessage(Utf8JsonWriter json, string role, string text)
    {
        json.WriteStartObject();
        json.WriteString("role"u8, role);
        json.WriteString("content"u8, text);
        json.WriteEndObject();
    }
}
