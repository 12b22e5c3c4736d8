using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TokenOps.Runtime;

/// <summary>Reads and writes unions: the kind of the JSON value tells which of the types it is.</summary>
internal sealed class UnionConverter : JsonConverter
{
    private static readonly Type[] IntegerTypes = [typeof(long), typeof(int), typeof(decimal), typeof(double), typeof(float)];
    private static readonly Type[] NumberTypes = [typeof(double), typeof(decimal), typeof(float)];

    public override bool CanConvert(Type objectType) => typeof(IUnion).IsAssignableFrom(objectType);

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        if (reader.TokenType == JsonToken.Null)
            return null;

        var union = Nullable.GetUnderlyingType(objectType) ?? objectType;
        var type = union.GetGenericArguments().FirstOrDefault(t => Accepts(t, reader.TokenType));
        var value = type is null ? JToken.ReadFrom(reader) : serializer.Deserialize(reader, type);
        return union.GetMethod("FromAny", BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, [value]);
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) =>
        serializer.Serialize(writer, (value as IUnion)?.Value);

    private static bool Accepts(Type type, JsonToken token) => token switch
    {
        JsonToken.String or JsonToken.Date => type == typeof(string) || type == typeof(DateTimeOffset) || type == typeof(Base64Data) || typeof(IExtensibleEnum).IsAssignableFrom(type),
        JsonToken.Integer => IntegerTypes.Contains(type),
        JsonToken.Float => NumberTypes.Contains(type),
        JsonToken.Boolean => type == typeof(bool),
        JsonToken.StartArray => IsList(type),
        JsonToken.StartObject => !IsList(type) && !type.IsValueType && type != typeof(string) && type != typeof(Base64Data),
        _ => false,
    };

    private static bool IsList(Type type) => typeof(IEnumerable).IsAssignableFrom(type)
        && type != typeof(string)
        && !(type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IDictionary<,>));
}
