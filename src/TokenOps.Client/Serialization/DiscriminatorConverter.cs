using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace TokenOps.Runtime;

/// <summary>
/// Reads a class hierarchy by the member that tells its classes apart. A value that the document does not know gives
/// the base class, with everything that was sent among its additional members.
/// </summary>
internal sealed class DiscriminatorConverter(string member) : JsonConverter
{
    private static readonly ConcurrentDictionary<Type, Dictionary<string, Type>> DerivedTypes = new();

    // Written as any class: the discriminator is an ordinary member.
    public override bool CanWrite => false;

    public override bool CanConvert(Type objectType) => true;

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        if (reader.TokenType == JsonToken.Null)
            return null;

        var source = JObject.Load(reader);
        var type = Choose(objectType, source[member]);
        if (serializer.ContractResolver.ResolveContract(type) is not JsonObjectContract { DefaultCreator: { } create })
            throw new JsonSerializationException($"{type.Name} cannot be created.");

        var result = create();
        using var inner = source.CreateReader();
        inner.DateParseHandling = reader.DateParseHandling;
        inner.FloatParseHandling = reader.FloatParseHandling;
        serializer.Populate(inner, result);
        return result;
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) => throw new NotSupportedException();

    private static Type Choose(Type declared, JToken? discriminator)
    {
        var derived = DerivedTypes.GetOrAdd(declared, static type => type
            .GetCustomAttributes(typeof(DerivedTypeAttribute), inherit: false)
            .Cast<DerivedTypeAttribute>()
            .ToDictionary(a => a.Value, a => a.Type, StringComparer.Ordinal));

        return discriminator is JValue { Value: string value } && derived.TryGetValue(value, out var type) ? type : declared;
    }
}
