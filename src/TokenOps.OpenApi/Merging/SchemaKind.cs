using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Merging;

/// <summary>The kind of value that a schema speaks of, null aside.</summary>
internal static class SchemaKind
{
    /// <summary>Any value.</summary>
    public const string Any = "any";

    /// <summary>Values of several kinds.</summary>
    public const string Union = "union";

    private const int Depth = 50;

    /// <summary>Returns the kind: a word of JSON Schema's, with <c>number</c> for integers too, or <see cref="Any"/> or <see cref="Union"/>.</summary>
    public static string Of(JToken schema, JObject document, int depth = 0)
    {
        if (schema is not JObject o || depth > Depth)
            return Any;
        if (JsonPointer.SchemaName(o["$ref"]?.ToString()) is { } name)
            return document["components"]?["schemas"]?[name] is { } target ? Of(target, document, depth + 1) : Any;
        if (Branches(o) is { } branches)
            return branches.Count == 1 ? Of(branches[0], document, depth + 1) : branches.Count == 0 ? Any : Union;

        var types = Types(o);
        if (types.Count > 1)
            return Union;
        if (types.Count == 1)
            return types[0] == "integer" ? "number" : types[0];
        if (o["allOf"] is JArray parts && parts.Select(p => Of(p, document, depth + 1)).FirstOrDefault(k => k != Any) is { } kind)
            return kind;
        return o["properties"] is not null || o["additionalProperties"] is JObject ? "object"
            : o["items"] is not null ? "array"
            : (o["const"] ?? (o["enum"] as JArray)?.FirstOrDefault(v => v.Type != JTokenType.Null)) is { } value ? OfValue(value)
            : Any;
    }

    /// <summary>Returns the types that the schema lists, null aside.</summary>
    public static List<string> Types(JObject schema) =>
        [.. (schema["type"] is JArray list ? list.Select(t => t.ToString()) : schema["type"] is JValue { Value: string one } ? [one] : []).Where(t => t != "null")];

    /// <summary>Returns the branches of the union, null aside; null when the schema is none, or its branches only say which members go together.</summary>
    public static List<JToken>? Branches(JObject schema) =>
        (schema["anyOf"] ?? schema["oneOf"]) is JArray branches && schema["properties"] is null ? [.. branches.Where(b => !IsNull(b))] : null;

    /// <summary>Returns whether the schema allows null and nothing else.</summary>
    public static bool IsNull(JToken schema) => schema is JObject o
        && (o["type"] is JValue { Value: "null" } || (o["enum"] is JArray { Count: 1 } values && values[0].Type == JTokenType.Null)
            || (o.TryGetValue("const", StringComparison.Ordinal, out var constant) && constant.Type == JTokenType.Null));

    /// <summary>Returns whether the schema allows null.</summary>
    public static bool AllowsNull(JObject schema) =>
        schema["nullable"] is JValue { Value: true }
        || (schema["type"] is JArray types && types.Any(t => t.ToString() == "null"))
        || ((schema["anyOf"] ?? schema["oneOf"]) is JArray branches && branches.Any(IsNull))
        || IsNull(schema);

    private static string OfValue(JToken value) => value.Type switch
    {
        JTokenType.String => "string",
        JTokenType.Integer or JTokenType.Float => "number",
        JTokenType.Boolean => "boolean",
        JTokenType.Array => "array",
        JTokenType.Object => "object",
        _ => Any,
    };
}
