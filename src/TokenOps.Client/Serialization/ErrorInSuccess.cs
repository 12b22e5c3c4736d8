using System;
using Newtonsoft.Json;

namespace TokenOps.Runtime;

/// <summary>
/// Finds the error that some servers and gateways send with a status of success: an <c>error</c> property that the
/// document does not know, with no result beside it.
/// </summary>
internal static class ErrorInSuccess
{
    /// <summary>The property that tells an error, by the convention that OpenAI-compatible servers share.</summary>
    public const string Property = "error";

    /// <summary>True when a document cannot tell an error, which is known without parsing it.</summary>
    public static bool IsImpossible(ReadOnlySpan<byte> json) => json.IndexOf("\"error\""u8) < 0;

    /// <summary>True when a document tells an error and has no result: a list or an object that is not empty is one.</summary>
    /// <param name="reader">Stands before the document.</param>
    public static bool IsTold(JsonTextReader reader)
    {
        try
        {
            if (!reader.Read() || reader.TokenType != JsonToken.StartObject)
                return false;

            var told = false;
            while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
            {
                var isError = (string?)reader.Value == Property;
                if (!reader.Read())
                    return false;

                var isText = reader.Value is string { Length: > 0 };
                var hasContent = HasContent(reader);
                if (isError)
                    told = hasContent || isText;
                else if (hasContent)
                    return false;
            }

            return told;
        }
        catch (JsonException)
        {
            // Whatever is wrong is found, and named, when the document is read.
            return false;
        }
    }

    // Leaves the reader at the end of the value.
    private static bool HasContent(JsonTextReader reader)
    {
        if (reader.TokenType is not (JsonToken.StartObject or JsonToken.StartArray))
            return false;

        var depth = reader.Depth;
        var hasContent = false;
        while (reader.Read() && reader.Depth > depth)
            hasContent = true;

        return hasContent;
    }
}
