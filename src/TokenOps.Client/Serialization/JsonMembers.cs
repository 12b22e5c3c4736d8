using System;
using Newtonsoft.Json;

namespace TokenOps.Runtime;

/// <summary>
/// What generated readers and writers are made of. A value's method is called when the reader stands at the value's first
/// token, and leaves the reader at its last. No value is an error: what does not fit is handed out as raw JSON.
/// </summary>
internal static partial class JsonMembers
{
    /// <summary>Reads a whole document, or the value that the reader already stands at.</summary>
    /// <exception cref="JsonException">It is not JSON, or of another kind.</exception>
    public static T? Root<T>(JsonReader reader, JsonTake<T?> take)
        where T : class
    {
        Start(reader);
        RawJson? unfit = null;
        return take(reader, ref unfit) ?? (unfit is null ? null : throw Unexpected<T>(reader, unfit));
    }

    /// <inheritdoc cref="Root{T}"/>
    public static T RootValue<T>(JsonReader reader, JsonTake<T?> take)
        where T : struct
    {
        Start(reader);
        RawJson? unfit = null;
        return take(reader, ref unfit) ?? throw Unexpected<T>(reader, unfit ?? RawJson.Null);
    }

    /// <summary>Finds out whether there is an object to read.</summary>
    /// <returns>false when there is null or nothing instead, or something else, which is unfit.</returns>
    public static bool Begin(JsonReader reader, ref RawJson? unfit)
    {
        if (reader.TokenType == JsonToken.StartObject)
            return true;

        if (!IsNothing(reader))
            unfit = RawJson.Read(reader);
        return false;
    }

    /// <summary>Goes to the value of the next member.</summary>
    /// <returns>The member's name; null at the object's end.</returns>
    public static string? Next(JsonReader reader)
    {
        Read(reader);
        if (reader.TokenType == JsonToken.EndObject)
            return null;

        var name = (string)reader.Value!;
        Read(reader);
        return name;
    }

    /// <summary>The known name that differs from <paramref name="name"/> in nothing but case; null when there is none.</summary>
    public static string? InOtherCase(string name, string[] known) =>
        Array.Find(known, candidate => string.Equals(candidate, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads whatever the value is.</summary>
    public static RawJson? ReadAny(JsonReader reader, ref RawJson? unfit) => RawJson.Read(reader);

    // Some servers write an empty text where they mean nothing.
    internal static bool IsNothing(JsonReader reader) =>
        reader.TokenType is JsonToken.Null or JsonToken.Undefined || reader.Value is string { Length: 0 };

    internal static void Read(JsonReader reader)
    {
        do
        {
            if (!reader.Read())
                throw new JsonReaderException($"The JSON ends at '{reader.Path}'.");
        }
        while (reader.TokenType == JsonToken.Comment);
    }

    private static void Start(JsonReader reader)
    {
        if (reader.TokenType is JsonToken.None or JsonToken.Comment)
            Read(reader);
    }

    private static JsonSerializationException Unexpected<T>(JsonReader reader, RawJson found) =>
        new($"Expected JSON for {typeof(T).Name} at '{reader.Path}'; found {found.Kind}.");
}
