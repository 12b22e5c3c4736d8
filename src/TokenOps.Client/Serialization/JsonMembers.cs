using System.Collections.Generic;
using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TokenOps.Runtime;

/// <summary>
/// What generated readers are made of. A value's method is called when the reader stands on the name before it or, in an
/// array, on the value itself; it leaves the reader on the value's last token. As lenient as deserializing by reflection.
/// </summary>
internal static class JsonMembers
{
    /// <summary>Goes into an object.</summary>
    /// <returns>False when there is null instead.</returns>
    public static bool Begin(JsonReader reader)
    {
        MoveToValue(reader);
        return reader.TokenType switch
        {
            JsonToken.Null => false,
            JsonToken.StartObject => true,
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

    public static string? ReadString(JsonReader reader)
    {
        MoveToValue(reader);
        return reader.Value switch
        {
            null when reader.TokenType == JsonToken.Null => null,
            string text => text,
            bool value => value ? "true" : "false",
            System.IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
            _ => throw Unexpected(reader, "text"),
        };
    }

    public static long? ReadInt64(JsonReader reader)
    {
        MoveToValue(reader);
        return reader.Value switch
        {
            null when reader.TokenType == JsonToken.Null => null,
            long value => value,
            double value when value is >= long.MinValue and < long.MaxValue && value % 1 == 0 => (long)value,
            string text when long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) => value,
            _ => throw Unexpected(reader, "a whole number"),
        };
    }

    public static int? ReadInt32(JsonReader reader) =>
        ReadInt64(reader) is not { } value ? null
        : value is >= int.MinValue and <= int.MaxValue ? (int)value
        : throw Unexpected(reader, "a whole number of 32 bits");

    public static double? ReadDouble(JsonReader reader)
    {
        MoveToValue(reader);
        return reader.Value switch
        {
            null when reader.TokenType == JsonToken.Null => null,
            double value => value,
            long value => value,
            System.Numerics.BigInteger value => (double)value,
            string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) => value,
            _ => throw Unexpected(reader, "a number"),
        };
    }

    public static bool? ReadBoolean(JsonReader reader)
    {
        MoveToValue(reader);
        return reader.Value switch
        {
            null when reader.TokenType == JsonToken.Null => null,
            bool value => value,
            string text when bool.TryParse(text, out var value) => value,
            _ => throw Unexpected(reader, "true or false"),
        };
    }

    public static Base64Data? ReadBase64(JsonReader reader)
    {
        MoveToValue(reader);
        return Base64DataConverter.Read(reader);
    }

    /// <summary>Reads an array with the reader of its items.</summary>
    public static List<T>? ReadList<T>(JsonReader reader, JsonRead<T> readItem)
    {
        MoveToValue(reader);
        if (reader.TokenType == JsonToken.Null)
            return null;

        if (reader.TokenType != JsonToken.StartArray)
            throw Unexpected(reader, "an array");

        var items = new List<T>();
        for (Read(reader); reader.TokenType != JsonToken.EndArray; Read(reader))
            items.Add(readItem(reader));

        return items;
    }

    /// <summary>Reads a map with the reader of its values.</summary>
    public static Dictionary<string, T>? ReadMap<T>(JsonReader reader, JsonRead<T> readValue)
    {
        if (!Begin(reader))
            return null;

        var values = new Dictionary<string, T>(System.StringComparer.Ordinal);
        while (Next(reader) is { } name)
            values[name] = readValue(reader);

        return values;
    }

    /// <summary>Reads whatever the value is: members that the document does not know, and types that have no reader.</summary>
    public static JToken ReadAny(JsonReader reader)
    {
        MoveToValue(reader);
        return JToken.ReadFrom(reader);
    }

    private static void MoveToValue(JsonReader reader)
    {
        if (reader.TokenType is JsonToken.PropertyName or JsonToken.None)
            Read(reader);
    }

    private static void Read(JsonReader reader)
    {
        if (!reader.Read())
            throw new JsonReaderException($"The JSON ends at '{reader.Path}'.");
    }

    private static JsonSerializationException Unexpected(JsonReader reader, string expected) =>
        new($"Expected {expected} at '{reader.Path}'; found {reader.TokenType}.");
}
