using System;
using Newtonsoft.Json;

namespace TokenOps.Runtime;

/// <summary>Lets Newtonsoft.Json's serializer read and write raw JSON.</summary>
internal sealed class RawJsonConverter : JsonConverter
{
    public override bool CanConvert(Type objectType) => objectType == typeof(RawJson);

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        var dates = reader.DateParseHandling;
        reader.DateParseHandling = DateParseHandling.None;
        var value = RawJson.Read(reader);
        reader.DateParseHandling = dates;
        return value;
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => JsonMembers.WriteValue(writer, value);
}
