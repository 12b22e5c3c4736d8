using Newtonsoft.Json.Linq;

namespace TokenOps.Stubs.Contracts;

/// <summary>A schema in its simplest form, and whether null is allowed beside it.</summary>
internal sealed record ResolvedSchema(JObject Schema, bool Nullable)
{
    /// <summary>The one type it names, or null where it names none or several.</summary>
    public string? Type => (Schema["type"] as JValue)?.Value as string ?? (Schema["properties"] is null ? null : "object");

    /// <summary>Whether its value is the content of a file.</summary>
    public bool IsBinary =>
        Type == "string" && ((string?)Schema["format"] == "binary"
            || (Schema["contentMediaType"] is not null && Schema["contentEncoding"] is null));

    /// <summary>The branches of a union with more than one value branch.</summary>
    public IEnumerable<JToken> Branches => (Schema["anyOf"] ?? Schema["oneOf"] as JToken) as JArray ?? [];
}
