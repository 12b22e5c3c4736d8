using System;
using System.Globalization;
using Newtonsoft.Json;

namespace TokenOps.Runtime;

internal static partial class JsonMembers
{
    public static string? ReadString(JsonReader reader) => reader.ReadAsString();

    public static bool? ReadBoolean(JsonReader reader) => reader.ReadAsBoolean();

    public static double? ReadDouble(JsonReader reader) => reader.ReadAsDouble();

    public static float? ReadSingle(JsonReader reader) => (float?)reader.ReadAsDouble();

    public static decimal? ReadDecimal(JsonReader reader) => reader.ReadAsDecimal();

    public static DateTimeOffset? ReadDateTimeOffset(JsonReader reader) => reader.ReadAsDateTimeOffset();

    public static long? ReadInt64(JsonReader reader)
    {
        Read(reader);
        return reader.TokenType is JsonToken.Null or JsonToken.EndArray ? null : Int64FromHere(reader);
    }

    public static int? ReadInt32(JsonReader reader)
    {
        Read(reader);
        return reader.TokenType is JsonToken.Null or JsonToken.EndArray ? null : Int32FromHere(reader);
    }

    /// <summary>The value of a token that has been read.</summary>
    public static long? Int64FromHere(JsonReader reader) => reader.Value switch
    {
        long value => value,
        double value when value is >= long.MinValue and < long.MaxValue && value % 1 == 0 => (long)value,
        decimal value when value is >= long.MinValue and <= long.MaxValue && value % 1 == 0 => (long)value,
        string text when long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) => value,
        string { Length: 0 } => null,
        bool value => value ? 1 : 0,
        _ => throw Unexpected(reader, "a whole number"),
    };

    /// <inheritdoc cref="Int64FromHere"/>
    public static int? Int32FromHere(JsonReader reader) =>
        Int64FromHere(reader) is not { } value ? null
        : value is >= int.MinValue and <= int.MaxValue ? (int)value
        : throw Unexpected(reader, "a whole number of 32 bits");

    /// <summary>The value of a token that has been read, converted as reflection does.</summary>
    public static T? FromHere<T>(JsonReader reader) => ReplySerializer.Shared.Deserialize<T>(reader);

    public static Base64Data? ReadBase64(JsonReader reader)
    {
        Read(reader);
        return reader.TokenType == JsonToken.EndArray ? null : Base64DataConverter.Read(reader);
    }

    /// <summary>Reads an extensible enum. A value of another kind than text is kept as its text.</summary>
    public static TEnum? ReadEnum<TEnum>(JsonReader reader)
        where TEnum : struct, IExtensibleEnum<TEnum>
    {
        Read(reader);
        return reader.TokenType is JsonToken.Null or JsonToken.EndArray ? null : EnumFromHere<TEnum>(reader);
    }

    /// <inheritdoc cref="Int64FromHere"/>
    public static TEnum EnumFromHere<TEnum>(JsonReader reader)
        where TEnum : struct, IExtensibleEnum<TEnum> => reader.TokenType switch
    {
        JsonToken.String or JsonToken.Integer or JsonToken.Float or JsonToken.Boolean or JsonToken.Date =>
            default(TEnum).Create(WireValue.Format(reader.Value!)),
        _ => throw Unexpected(reader, $"text for {typeof(TEnum).Name}"),
    };
}
