using System;
using System.Text;
using Newtonsoft.Json;

namespace TokenOps.Runtime;

/// <summary>Reads a base64 value that was decoded on its way in, or decodes one that was not, and writes base64.</summary>
internal sealed class Base64DataConverter : JsonConverter
{
    public override bool CanConvert(Type objectType) => objectType == typeof(Base64Data);

    /// <summary>Reads the value that <paramref name="reader"/> stands at, for generated readers.</summary>
    public static Base64Data? Read(JsonReader reader) => reader.TokenType switch
    {
        JsonToken.Null => null,
        JsonToken.String => FromText((string)reader.Value!, reader),
        JsonToken.Bytes => Base64Data.FromBytes((byte[])reader.Value!),
        _ => throw Unexpected(reader),
    };

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) => Read(reader);

    // A JsonTextWriter encodes bytes piece by piece, so there is no string of the value's size.
    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => writer.WriteValue((value as Base64Data)?.ToArray());

    private static Base64Data FromText(string text, JsonReader reader)
    {
        if (Base64Scope.Find(text) is { } decoded)
            return decoded;

        var utf8 = Encoding.UTF8.GetBytes(text);
        var bytes = new byte[(utf8.Length / 4 * 3) + (2 * Base64Decoder.MinimumRoom)];
        var decoder = default(Base64Decoder);
        if (!decoder.Decode(utf8, bytes, out _, out var written) || !decoder.Finish(bytes.AsSpan(written), out var last))
            throw Unexpected(reader);

        return Base64Data.FromBytes(bytes.AsMemory(0, written + last));
    }

    private static JsonSerializationException Unexpected(JsonReader reader) =>
        new($"Expected base64 text at '{reader.Path}'; found a {reader.TokenType} that is none.");
}
