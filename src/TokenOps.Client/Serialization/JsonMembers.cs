using System;
using System.Collections.Generic;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TokenOps.Runtime;

/// <summary>
/// What generated readers are made of. A value's method is called when the reader stands right before the value, reads it,
/// and leaves the reader on its last token; at the end of an array it returns the default instead. The result is the one
/// that deserializing by reflection gives, save that a whole number is never rounded out of a fraction.
/// </summary>
internal static partial class JsonMembers
{
    /// <summary>Goes into an object.</summary>
    /// <returns>False when there is null, or an array's end, instead.</returns>
    public static bool Begin(JsonReader reader)
    {
        // Whoever chose by the first token what to read has read that token.
        if (reader.TokenType != JsonToken.StartObject)
            Read(reader);

        return reader.TokenType switch
        {
            JsonToken.StartObject => true,
            _ when IsNothing(reader) => false,
            _ => throw Unexpected(reader, "an object"),
        };
    }

    /// <summary>Goes to the next member.</summary>
    /// <returns>Its name; null at the object's end.</returns>
    public static string? Next(JsonReader reader)
    {
        Read(reader);
        return reader.TokenType == JsonToken.EndObject ? null : (string)reader.Value!;
    }

    /// <summary>The known name that differs from <paramref name="name"/> in nothing but case; null when there is none.</summary>
    public static string? InOtherCase(string name, string[] known) =>
        Array.Find(known, candidate => string.Equals(candidate, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads an array with the reader of its items.</summary>
    public static List<T>? ReadList<T>(JsonReader reader, JsonRead<T> readItem)
    {
        Read(reader);
        return IsNothing(reader) ? null : ListFromHere(reader, readItem);
    }

    /// <summary>The same when the array's first token has been read.</summary>
    public static List<T> ListFromHere<T>(JsonReader reader, JsonRead<T> readItem)
    {
        if (reader.TokenType != JsonToken.StartArray)
            throw Unexpected(reader, "an array");

        var depth = reader.Depth;
        var items = new List<T>();
        while (true)
        {
            var item = readItem(reader);
            if (reader.TokenType == JsonToken.EndArray && reader.Depth == depth)
                return items;

            items.Add(item);
        }
    }

    /// <summary>Reads a map with the reader of its values.</summary>
    public static Dictionary<string, T>? ReadMap<T>(JsonReader reader, JsonRead<T> readValue)
    {
        if (!Begin(reader))
            return null;

        var values = new Dictionary<string, T>(StringComparer.Ordinal);
        while (Next(reader) is { } name)
            values[name] = readValue(reader);

        return values;
    }

    /// <summary>An item of a list or a map that has no place for null.</summary>
    public static T Present<T>(JsonReader reader, T? item)
        where T : struct =>
        item ?? (reader.TokenType == JsonToken.EndArray ? default : throw Unexpected(reader, "a value"));

    /// <summary>Reads whatever the value is: members that the document does not know or says nothing about.</summary>
    public static JToken ReadAny(JsonReader reader)
    {
        Read(reader);
        return reader.TokenType == JsonToken.EndArray ? JValue.CreateNull() : JToken.ReadFrom(reader);
    }

    /// <summary>Reads, by reflection, a value of a type that has no generated reader.</summary>
    public static T? ReadOther<T>(JsonReader reader)
    {
        Read(reader);
        return reader.TokenType == JsonToken.EndArray ? default : ReplySerializer.Shared.Deserialize<T>(reader);
    }

    /// <summary>
    /// Reads an object whose class one of its members tells, wherever in the object that member stands.
    /// </summary>
    /// <returns>A reader that stands before the object; null when there is none.</returns>
    public static JsonReader? Choose(JsonReader reader, string discriminator, out string? kind)
    {
        kind = null;
        if (!Begin(reader))
            return null;

        var source = JObject.Load(reader);
        kind = (source[discriminator] as JValue)?.Value as string;
        var again = source.CreateReader();
        again.DateParseHandling = reader.DateParseHandling;
        again.FloatParseHandling = reader.FloatParseHandling;
        return again;
    }

    // Some servers write an empty text where they mean nothing.
    private static bool IsNothing(JsonReader reader) =>
        reader.TokenType is JsonToken.Null or JsonToken.EndArray || reader.Value is string { Length: 0 };

    private static void Read(JsonReader reader)
    {
        if (!reader.Read())
            throw new JsonReaderException($"The JSON ends at '{reader.Path}'.");
    }

    private static JsonSerializationException Unexpected(JsonReader reader, string expected) =>
        new($"Expected {expected} at '{reader.Path}'; found {reader.TokenType}.");
}
