using System;
using Newtonsoft.Json;

namespace TokenOps.Runtime;

/// <summary>Lets Newtonsoft.Json's serializer reach what the generator wrote to read and write a type.</summary>
/// <typeparam name="T">The generated type.</typeparam>
internal abstract class JsonModelConverter<T> : JsonConverter
    where T : class
{
    public sealed override bool CanConvert(Type objectType) => objectType == typeof(T);

    public sealed override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        // What looks like a date stays the text that was sent.
        var dates = reader.DateParseHandling;
        reader.DateParseHandling = DateParseHandling.None;
        try
        {
            return reader.TokenType == JsonToken.Null ? null : ReadModel(reader);
        }
        finally
        {
            reader.DateParseHandling = dates;
        }
    }

    public sealed override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => JsonMembers.WriteValue(writer, value);

    /// <summary>Reads the value that the reader stands at.</summary>
    protected abstract T? ReadModel(JsonReader reader);
}
