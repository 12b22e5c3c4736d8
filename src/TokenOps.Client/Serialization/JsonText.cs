using System;
using System.Globalization;
using System.IO;
using System.Text.Json;
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
        if (Fault(json) is not { } place)
            return json.Trim();

        throw new ArgumentException($"The text must be one JSON value, but stops being one at {place}.", argument);
    }

    // Without the exception, which would quote the content.
    private static string? Fault(string json)
    {
        var reader = new Utf8JsonReader(WireText.Utf8.GetBytes(json), new JsonReaderOptions { MaxDepth = int.MaxValue });
        try
        {
            while (reader.Read())
            {
                // Only whether it can be read.
            }

            return null;
        }
        catch (System.Text.Json.JsonException error)
        {
            return $"line {Place(error.LineNumber)}, byte {Place(error.BytePositionInLine)}";
        }
    }

    // Counted from 0 there, and from 1 in editors.
    private static string Place(long? zeroBased) => ((zeroBased ?? 0) + 1).ToString(CultureInfo.InvariantCulture);
}
