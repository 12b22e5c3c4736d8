using System;
using System.Text;
using Newtonsoft.Json;

namespace TokenOps.Runtime;

/// <summary>Reads a base64 value that was decoded on its way in, or decodes one that was not, and writes base64.</summary>
internal sealed class Base64DataConverter : JsonConverter
{
    public override bool CanConvert(Type objectType) => objectType == typeof(Base64Data);

    /// <summary>Reads the value that <paramref name="reader"/> stands at, for generated readers.</summary>
    /// <returns>false when it is neither base64 nor null.</returns>
    public static bool TryRead(JsonReader reader, out Base64Data? data)
    {
        data = reader.TokenType switch
        {
            JsonToken.String => FromText((string)reader.Value!),
            JsonToken.Bytes => Base64Data.FromBytes((byte[])reader.Value!),
            _ => null,
        };
        return data is not null || reader.TokenType == JsonToken.Null;
    }

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) =>
        TryRead(reader, out var data) ? data : throw new JsonSerializationException($"Expected base64 text at '{reader.Path}'; found a {reader.TokenType} that is none.");

    // A JsonTextWriter encodes bytes piece by piece, so there is no string of the value's size.
    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => writer.WriteValue((value as Base64Data)?.ToArray());

    private static Base64Data? FromText(string text)
    {
        if (Base64Scope.Find(text) is { } decoded)
            return decoded;

        var utf8 = Encoding.UTF8.GetBytes(text);
        var bytes = new byte[(utf8.Length / 4 * 3) + (2 * Base64Decoder.MinimumRoom)];
        var decoder = default(Base64Decoder);
        if (!decoder.Decode(utf8, bytes, out _, out var written) || !decoder.Finish(bytes.AsSpan(written), out var last))
            return null;

        return Base64Data.FromBytes(bytes.AsMemory(0, written + last));
    }
}
