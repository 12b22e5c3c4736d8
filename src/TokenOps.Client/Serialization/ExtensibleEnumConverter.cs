using System;
using Newtonsoft.Json;

namespace TokenOps.Runtime;

/// <summary>Reads and writes extensible enums as their text. A server's value of another kind is kept as its text.</summary>
internal sealed class ExtensibleEnumConverter<TEnum> : JsonConverter
    where TEnum : struct, IExtensibleEnum<TEnum>
{
    public override bool CanConvert(Type objectType) => objectType == typeof(TEnum) || objectType == typeof(TEnum?);

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        switch (reader.TokenType)
        {
            case JsonToken.Null:
                return objectType == typeof(TEnum) ? default(TEnum) : null;
            case JsonToken.String or JsonToken.Integer or JsonToken.Float or JsonToken.Boolean or JsonToken.Date:
                return default(TEnum).Create(WireValue.Format(reader.Value!));
            default:
                throw new JsonSerializationException($"Expected text for {typeof(TEnum).Name} at '{reader.Path}', found {reader.TokenType}.");
        }
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
    {
        if (value is TEnum known)
            writer.WriteValue(known.Value);
        else
            writer.WriteNull();
    }
}
