using System;
using System.Globalization;
using Newtonsoft.Json;

namespace TokenOps.Runtime;

internal static partial class JsonMembers
{
    /// <summary>Reads text. Numbers and booleans are taken as their text.</summary>
    public static string? ReadString(JsonReader reader, ref RawJson? unfit) =>
        reader.TokenType == JsonToken.String ? (string)reader.Value! : TextOf(reader) ?? Unfit<string>(reader, ref unfit);

    public static bool? ReadBoolean(JsonReader reader, ref RawJson? unfit) => reader.Value switch
    {
        bool value => value,
        long value when value is 0 or 1 => value == 1,
        string text when bool.TryParse(text, out var value) => value,
        _ => UnfitValue<bool>(reader, ref unfit),
    };

    public static double? ReadDouble(JsonReader reader, ref RawJson? unfit) =>
        reader is Utf8TextReader utf8 && utf8.TryGetDouble(out var number) ? number : ConvertDouble(reader, ref unfit);

    private static double? ConvertDouble(JsonReader reader, ref RawJson? unfit) => reader.Value switch
    {
        double value => value,
        long value => value,
        IConvertible number when reader.TokenType is JsonToken.Integer or JsonToken.Float => number.ToDouble(CultureInfo.InvariantCulture),
        IFormattable big when reader.TokenType == JsonToken.Integer => double.Parse(big.ToString(null, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) => value,
        _ => UnfitValue<double>(reader, ref unfit),
    };

    public static float? ReadSingle(JsonReader reader, ref RawJson? unfit) => (float?)ReadDouble(reader, ref unfit);

    public static decimal? ReadDecimal(JsonReader reader, ref RawJson? unfit) =>
        reader is Utf8TextReader utf8 && utf8.TryGetDecimal(out var number) ? number : ConvertDecimal(reader, ref unfit);

    private static decimal? ConvertDecimal(JsonReader reader, ref RawJson? unfit) => reader.Value switch
    {
        decimal value => value,
        long value => value,
        double value when Math.Abs(value) < 7.9e28 => decimal.Parse(value.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture),
        string text when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) => value,
        _ => UnfitValue<decimal>(reader, ref unfit),
    };

    public static DateTimeOffset? ReadDateTimeOffset(JsonReader reader, ref RawJson? unfit) => reader.Value switch
    {
        DateTimeOffset value => value,
        DateTime value => new DateTimeOffset(value),
        string text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var value) => value,
        _ => UnfitValue<DateTimeOffset>(reader, ref unfit),
    };

    /// <summary>Reads a whole number; <c>1.0</c> is one.</summary>
    public static long? ReadInt64(JsonReader reader, ref RawJson? unfit) =>
        reader is Utf8TextReader utf8 && utf8.TryGetInt64(out var number) ? number : ConvertInt64(reader, ref unfit);

    private static long? ConvertInt64(JsonReader reader, ref RawJson? unfit) => reader.Value switch
    {
        long value => value,
        double value when value is >= long.MinValue and < long.MaxValue && value % 1 == 0 => (long)value,
        decimal value when value is >= long.MinValue and <= long.MaxValue && value % 1 == 0 => (long)value,
        string text when long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) => value,
        _ => UnfitValue<long>(reader, ref unfit),
    };

    /// <inheritdoc cref="ReadInt64"/>
    public static int? ReadInt32(JsonReader reader, ref RawJson? unfit)
    {
        var value = ReadInt64(reader, ref unfit);
        return value is null or >= int.MinValue and <= int.MaxValue ? (int?)value : UnfitValue<int>(reader, ref unfit);
    }

    /// <summary>Reads base64 text.</summary>
    public static Base64Data? ReadBase64(JsonReader reader, ref RawJson? unfit) =>
        Base64DataConverter.TryRead(reader, out var data) ? data : Unfit<Base64Data>(reader, ref unfit);

    /// <summary>Reads an extensible enum. A value of another kind than text is kept as its text.</summary>
    public static TEnum? ReadEnum<TEnum>(JsonReader reader, ref RawJson? unfit)
        where TEnum : struct, IExtensibleEnum<TEnum> =>
        TextOf(reader) is { } text ? default(TEnum).Create(text) : UnfitValue<TEnum>(reader, ref unfit);

    /// <summary>A file is never in JSON.</summary>
    public static FilePart? ReadFile(JsonReader reader, ref RawJson? unfit) => Unfit<FilePart>(reader, ref unfit);

    /// <inheritdoc cref="ReadFile"/>
    public static FilePartList? ReadFiles(JsonReader reader, ref RawJson? unfit) => Unfit<FilePartList>(reader, ref unfit);

    /// <summary>The text of a scalar, as JSON has it; null for anything else.</summary>
    internal static string? TextOf(JsonReader reader) => reader.Value switch
    {
        string text => text,
        bool value => value ? "true" : "false",
        double value => value.ToString("R", CultureInfo.InvariantCulture),
        DateTime value => value.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
        DateTimeOffset value => value.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
        IFormattable value when reader.TokenType is JsonToken.Integer or JsonToken.Float => value.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static T? Unfit<T>(JsonReader reader, ref RawJson? unfit)
        where T : class
    {
        if (reader.TokenType is not (JsonToken.Null or JsonToken.Undefined))
            unfit = RawJson.Read(reader);
        return null;
    }

    // An empty text is how some servers write that there is nothing.
    private static T? UnfitValue<T>(JsonReader reader, ref RawJson? unfit)
        where T : struct
    {
        if (!IsNothing(reader))
            unfit = RawJson.Read(reader);
        return null;
    }
}
