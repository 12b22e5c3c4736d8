using System.IO;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TokenOps.Cli.Requests;

/// <summary>A value as the user writes it: JSON, <c>@file.json</c>, or text.</summary>
internal static class InputJson
{
    /// <summary>Reads a word. Numbers, booleans, lists and objects are JSON; <c>@</c> and the name of a file stand for what the file holds; all else is text.</summary>
    public static JToken Read(string word)
    {
        if (word.Length > 1 && word[0] == '@' && File.Exists(word[1..]))
            word = File.ReadAllText(word[1..]);

        try
        {
            using var reader = new JsonTextReader(new StringReader(word)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal };
            return reader.Read() && reader.TokenType != JsonToken.Comment && JToken.Load(reader) is { } token && !reader.Read() ? token : word;
        }
        catch (JsonException)
        {
            return word;
        }
    }

    /// <summary>Returns the list that one word gave as a whole, where a word for each item was expected too; null where the words are items.</summary>
    public static JArray? Whole(JToken words) => words is JArray { Count: 1 } one ? one[0] as JArray : null;
}
