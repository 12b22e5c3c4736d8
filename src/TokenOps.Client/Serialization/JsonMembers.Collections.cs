using System;
using System.Collections.Generic;
using Newtonsoft.Json;

namespace TokenOps.Runtime;

internal static partial class JsonMembers
{
    /// <summary>Reads an array. Items that do not fit are left out and kept as an array of their own; null items are left out.</summary>
    public static List<T>? ReadList<T>(JsonReader reader, JsonTake<T?> take, ref RawJson? unfit)
        where T : class
    {
        if (!BeginList(reader, ref unfit))
            return null;

        var items = new List<T>();
        UnfitItems others = default;
        while (NextItem(reader))
        {
            RawJson? other = null;
            if (take(reader, ref other) is { } item)
                items.Add(item);
            others.Add(other);
        }

        others.MoveTo(ref unfit);
        return items;
    }

    /// <summary>Reads an array whose items may be null.</summary>
    public static List<T?>? ReadNullableList<T>(JsonReader reader, JsonTake<T?> take, ref RawJson? unfit)
    {
        if (!BeginList(reader, ref unfit))
            return null;

        var items = new List<T?>();
        UnfitItems others = default;
        while (NextItem(reader))
        {
            RawJson? other = null;
            var isNull = reader.TokenType == JsonToken.Null;
            var item = take(reader, ref other);
            if (isNull || item is not null)
                items.Add(item);
            others.Add(other);
        }

        others.MoveTo(ref unfit);
        return items;
    }

    /// <inheritdoc cref="ReadList"/>
    public static List<T>? ReadValues<T>(JsonReader reader, JsonTake<T?> take, ref RawJson? unfit)
        where T : struct
    {
        if (!BeginList(reader, ref unfit))
            return null;

        var items = NumberLists.Begin<T>(reader);
        UnfitItems others = default;
        while (NextItem(reader))
        {
            RawJson? other = null;
            if (take(reader, ref other) is { } item)
                items.Add(item);
            others.Add(other);
        }

        others.MoveTo(ref unfit);
        return items;
    }

    /// <summary>Reads a map. Values that do not fit are left out and kept as an object of their own.</summary>
    public static Dictionary<string, T>? ReadMap<T>(JsonReader reader, JsonTake<T?> take, ref RawJson? unfit)
        where T : class
    {
        if (!Begin(reader, ref unfit))
            return null;

        var values = new Dictionary<string, T>(StringComparer.Ordinal);
        UnfitItems others = default;
        while (Next(reader) is { } name)
        {
            RawJson? other = null;
            var isNull = reader.TokenType == JsonToken.Null;
            if (take(reader, ref other) is { } value)
                values[name] = value;
            else if (isNull)
                other = RawJson.Null;
            others.Add(name, other);
        }

        others.MoveTo(ref unfit);
        return values;
    }

    /// <summary>Reads a map whose values may be null.</summary>
    public static Dictionary<string, T?>? ReadNullableMap<T>(JsonReader reader, JsonTake<T?> take, ref RawJson? unfit)
    {
        if (!Begin(reader, ref unfit))
            return null;

        var values = new Dictionary<string, T?>(StringComparer.Ordinal);
        UnfitItems others = default;
        while (Next(reader) is { } name)
        {
            RawJson? other = null;
            var isNull = reader.TokenType == JsonToken.Null;
            var value = take(reader, ref other);
            if (isNull || value is not null)
                values[name] = value;
            others.Add(name, other);
        }

        others.MoveTo(ref unfit);
        return values;
    }

    /// <inheritdoc cref="ReadMap"/>
    public static Dictionary<string, T>? ReadValueMap<T>(JsonReader reader, JsonTake<T?> take, ref RawJson? unfit)
        where T : struct
    {
        if (!Begin(reader, ref unfit))
            return null;

        var values = new Dictionary<string, T>(StringComparer.Ordinal);
        UnfitItems others = default;
        while (Next(reader) is { } name)
        {
            RawJson? other = null;
            if (take(reader, ref other) is { } value)
                values[name] = value;
            else
                other ??= RawJson.Null;
            others.Add(name, other);
        }

        others.MoveTo(ref unfit);
        return values;
    }

    private static bool BeginList(JsonReader reader, ref RawJson? unfit)
    {
        if (reader.TokenType == JsonToken.StartArray)
            return true;

        if (!IsNothing(reader))
            unfit = RawJson.Read(reader);
        return false;
    }

    private static bool NextItem(JsonReader reader)
    {
        Read(reader);
        return reader.TokenType != JsonToken.EndArray;
    }
}
