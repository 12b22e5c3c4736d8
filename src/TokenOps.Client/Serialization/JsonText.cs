using System;
using System.Globalization;
using System.IO;
using Newtonsoft.Json;

namespace TokenOps.Runtime;

/// <summary>JSON as text, for <see cref="RawJson"/>.</summary>
internal static class JsonText
{
    /// <summary>The text as a JSON string.</summary>
    public static string Quote(string value)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using var writer = new JsonTextWriter(text);
        writer.WriteValue(value);
        return text.ToString();
    }

    /// <summary>Returns the text without the white space around it.</summary>
    /// <exception cref="ArgumentException">It is not one JSON value.</exception>
    public static string Check(string json, string argument)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None, MaxDepth = null };
        try
        {
            var hasValue = reader.Read();
            if (hasValue && reader.TokenType is not (JsonToken.Comment or JsonToken.Undefined or JsonToken.StartConstructor))
            {
                reader.Skip();

                // The reader stops without a word where the text does.
                var isWhole = reader.Depth == 0 && reader.TokenType is not (JsonToken.StartObject or JsonToken.StartArray);
                if (!reader.Read() && isWhole)
                    return json.Trim();
            }
        }
        catch (JsonReaderException)
        {
            // The inner exception would quote the content.
        }

        throw new ArgumentException(
            $"The text must be one JSON value, but stops being one at line {reader.LineNumber.ToString(CultureInfo.InvariantCulture)}, character {reader.LinePosition.ToString(CultureInfo.InvariantCulture)}.",
            argument);
    }
}
