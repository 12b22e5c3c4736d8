using System.Collections.Generic;
using Newtonsoft.Json;

namespace TokenOps.Runtime;

/// <summary>Takes a JSON value apart, one level deep.</summary>
internal static class RawJsonParts
{
    /// <summary>Returns the members of an object; none of anything else.</summary>
    public static IEnumerable<KeyValuePair<string, RawJson>> Members(RawJson json)
    {
        if (json.Kind != RawJsonKind.Object)
            yield break;

        using var reader = NewReader(json);
        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            var name = (string)reader.Value!;
            reader.Read();
            yield return new KeyValuePair<string, RawJson>(name, RawJson.Read(reader));
        }
    }

    /// <summary>Returns the items of an array; none of anything else.</summary>
    public static IEnumerable<RawJson> Items(RawJson json)
    {
        if (json.Kind != RawJsonKind.Array)
            yield break;

        using var reader = NewReader(json);
        while (reader.Read() && reader.TokenType != JsonToken.EndArray)
            yield return RawJson.Read(reader);
    }

    private static Utf8TextReader NewReader(RawJson json)
    {
        var reader = json.NewReader();
        reader.Read();
        return reader;
    }
}
