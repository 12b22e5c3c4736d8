using Newtonsoft.Json;

namespace TokenOps.Runtime;

/// <summary>Judges the value of a property <c>error</c>: some servers send an empty one with every success.</summary>
internal static class ErrorMember
{
    public const string Name = "error";

    /// <summary>Reads the value that the reader stands on, and says whether it reports an error.</summary>
    public static bool ReportsError(JsonReader json) => json.TokenType switch
    {
        JsonToken.StartObject or JsonToken.StartArray => HasContent(json),
        _ => IsContent(json),
    };

    /// <summary>Reads the object or array that the reader stands on, and says whether anything but null and empty text is in it.</summary>
    public static bool HasContent(JsonReader json)
    {
        var depth = json.Depth;
        var found = false;
        while (json.Read() && json.Depth > depth)
            found |= json.TokenType != JsonToken.PropertyName && IsContent(json);

        return found;
    }

    private static bool IsContent(JsonReader json) => json.TokenType switch
    {
        JsonToken.String => !string.IsNullOrWhiteSpace((string?)json.Value),
        JsonToken.Boolean => true.Equals(json.Value),
        JsonToken.Integer => !0L.Equals(json.Value),
        JsonToken.Float => true,
        _ => false,
    };
}
