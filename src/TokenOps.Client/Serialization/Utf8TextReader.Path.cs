using System;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TokenOps.Runtime;

// Says where the reader stands, which only messages ask for: the document is read once more up to there.
internal sealed partial class Utf8TextReader
{
    // A name with one of these stands in brackets, as in the paths of JsonTextReader.
    private static readonly char[] Special = ['.', ' ', '\'', '/', '"', '[', ']', '(', ')', '\t', '\n', '\r', '\f', '\b', '\\'];

    /// <inheritdoc/>
    public override string Path => PathTo(_token.Start);

    private string PathTo(int position)
    {
        var places = new (string? Name, int Index)[4];
        var depth = 0;
        var reader = new Utf8JsonReader(_utf8.AsSpan(0, _end), _options);
        try
        {
            while (reader.TokenStartIndex <= position && reader.Read() && reader.TokenStartIndex <= position)
                Follow(ref reader, ref places, ref depth);
        }
        catch (System.Text.Json.JsonException)
        {
            // What comes is not JSON; what was passed is.
        }

        var path = new StringBuilder();
        for (var i = 0; i < depth; i++)
            Append(path, places[i].Name, places[i].Index);
        return path.ToString();
    }

    // An array has an index, and an object the name that came last.
    private static void Follow(ref Utf8JsonReader reader, ref (string? Name, int Index)[] places, ref int depth)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                places[depth - 1].Name = WireText.Utf8.GetString(reader.ValueSpan.ToArray());
                return;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                depth--;
                return;
        }

        if (depth > 0 && places[depth - 1].Index >= -1)
            places[depth - 1].Index++;
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            return;

        if (depth == places.Length)
            Array.Resize(ref places, depth * 2);
        places[depth++] = (null, reader.TokenType == JsonTokenType.StartArray ? -1 : int.MinValue);
    }

    private static void Append(StringBuilder path, string? name, int index)
    {
        if (index >= 0)
            path.Append('[').Append(index.ToString(CultureInfo.InvariantCulture)).Append(']');
        else if (name?.IndexOfAny(Special) >= 0)
            path.Append("['").Append(name).Append("']");
        else if (name is not null)
            path.Append(path.Length > 0 ? "." : string.Empty).Append(name);
    }
}
