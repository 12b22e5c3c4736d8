using System;
using Newtonsoft.Json;

namespace TokenOps.Runtime;

/// <summary>Finds out whether a response that arrived as a success is the report of an error.</summary>
internal static class ErrorDocument
{
    /// <summary>
    /// True if the document has a property <c>error</c> that reports one and brings no result beside it; otherwise, false.
    /// Where the API's document describes a property of that name, as for a job that failed, it is part of the result.
    /// </summary>
    public static bool IsError(ReplyDecoder decoder, KnownNames? names)
    {
        if (decoder.Skeleton.Written.IndexOf("\"error\""u8) < 0)
            return false;

        try
        {
            var json = decoder.BeginReading();
            return json.Read() && json.TokenType == JsonToken.StartObject && IsError(json, names);
        }
        catch (JsonException)
        {
            // Whoever reads the result says what is wrong with the document.
            return false;
        }
    }

    /// <summary>Returns true if the API's document describes a property of this name; otherwise, false.</summary>
    public static bool IsDescribed(string name, KnownNames? names) => names?.Contains(name) is true;

    private static bool IsError(JsonReader json, KnownNames? names)
    {
        var (reports, hasItems, isDescribed) = (false, false, false);
        while (json.Read() && json.TokenType == JsonToken.PropertyName)
        {
            var name = (string)json.Value!;
            json.Read();
            if (name == ErrorMember.Name)
            {
                reports |= ErrorMember.ReportsError(json);
                continue;
            }

            var known = IsDescribed(name, names);
            isDescribed |= known;
            if (json.TokenType == JsonToken.StartArray && (known || names is null))
                hasItems |= ErrorMember.HasContent(json);

            json.Skip();
        }

        return reports && !hasItems && !(isDescribed && IsDescribed(ErrorMember.Name, names));
    }
}
