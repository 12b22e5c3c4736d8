using System;
using System.Globalization;
using System.IO;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;

namespace TokenOps.OpenApi.Reading;

/// <summary>Reads JSON into tokens that know their line and column.</summary>
internal static class JsonSource
{
    /// <summary>Returns whether the file is JSON, by its name or because nothing but JSON begins like that.</summary>
    public static bool IsJson(string text, string file)
    {
        if (file.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            return true;

        var start = text.AsSpan().TrimStart('\uFEFF').TrimStart();
        return start.StartsWith("{", StringComparison.Ordinal) && start[1..].TrimStart().StartsWith("\"", StringComparison.Ordinal);
    }

    /// <summary>Reads the one value of <paramref name="text"/>.</summary>
    /// <exception cref="SpecException">The text is not JSON.</exception>
    public static JToken Read(string text, string file, DiagnosticBag? notes)
    {
        var tokens = new TokenFactory(file, notes);
        using var reader = new JsonTextReader(new StringReader(text.TrimStart('\uFEFF')))
        {
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = FloatParseHandling.Double,
            MaxDepth = null,
        };
        try
        {
            if (!Next(reader))
                throw tokens.Invalid(1, 1, "the file is empty");
            var result = ReadValue(reader, tokens, 1);
            return Next(reader) ? throw tokens.Invalid(reader.LineNumber, reader.LinePosition, "more follows after the end of the JSON value") : result;
        }
        catch (JsonException exception)
        {
            throw tokens.Invalid(reader.LineNumber, reader.LinePosition, exception.Message, exception);
        }
    }

    private static bool Next(JsonTextReader reader)
    {
        while (reader.Read())
        {
            if (reader.TokenType != JsonToken.Comment)
                return true;
        }

        return false;
    }

    private static JToken ReadValue(JsonTextReader reader, TokenFactory tokens, int depth)
    {
        var (line, column) = (reader.LineNumber, reader.LinePosition);
        tokens.Count(1, depth, line, column);
        JToken value = reader.TokenType switch
        {
            JsonToken.StartObject => ReadObject(reader, tokens, depth),
            JsonToken.StartArray => ReadArray(reader, tokens, depth),
            JsonToken.Float when reader.Value is double number => Number(number),
            JsonToken.Null or JsonToken.Undefined => JValue.CreateNull(),
            JsonToken.String or JsonToken.Integer or JsonToken.Boolean => new JValue(reader.Value),
            _ => throw tokens.Invalid(line, column, $"expected a JSON value, found {reader.TokenType}"),
        };
        return tokens.Place(value, line, column);
    }

    private static JObject ReadObject(JsonTextReader reader, TokenFactory tokens, int depth)
    {
        var result = new JObject();
        while (Require(reader, tokens) && reader.TokenType != JsonToken.EndObject)
        {
            var (name, line, column) = ((string)reader.Value!, reader.LineNumber, reader.LinePosition);
            Require(reader, tokens);
            tokens.SetMember(result, name, ReadValue(reader, tokens, depth + 1), line, column);
        }

        return result;
    }

    private static JArray ReadArray(JsonTextReader reader, TokenFactory tokens, int depth)
    {
        var result = new JArray();
        while (Require(reader, tokens) && reader.TokenType != JsonToken.EndArray)
            result.Add(ReadValue(reader, tokens, depth + 1));
        return result;
    }

    private static bool Require(JsonTextReader reader, TokenFactory tokens) =>
        Next(reader) ? true : throw tokens.Invalid(reader.LineNumber, reader.LinePosition, "the JSON ends too early");

    // A decimal prints the digits that were written; a double is for what a decimal cannot hold.
    private static JValue Number(double number) =>
        Math.Abs(number) is > 1e-20 and < 1e20 && decimal.TryParse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            ? new JValue(exact)
            : new JValue(number);
}
