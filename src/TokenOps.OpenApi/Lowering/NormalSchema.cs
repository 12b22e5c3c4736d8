using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Lowering;

/// <summary>A schema whose null is a flag and whose type is one word, or a union of at least two branches.</summary>
internal sealed record NormalSchema(JObject Schema, bool IsNullable)
{
    /// <summary>The branches of the union; null when the schema is none.</summary>
    public JArray? Union => (Schema["oneOf"] ?? Schema["anyOf"]) as JArray;

    /// <summary>The type, said or implied by other keywords; null for anything.</summary>
    public string? Type => Schema["type"]?.ToString() ?? Implied();

    private string? Implied()
    {
        if (Schema["properties"] is not null || Schema["additionalProperties"] is JObject)
            return "object";
        if (Schema["items"] is not null || Schema["prefixItems"] is not null)
            return "array";
        if (Schema["enum"] is JArray { Count: > 0 } values)
            return TypeOf(values[0]);
        return Schema.TryGetValue("const", out var constant) ? TypeOf(constant) : null;
    }

    private static string? TypeOf(JToken value) => value.Type switch
    {
        JTokenType.String => "string",
        JTokenType.Integer => "integer",
        JTokenType.Float => "number",
        JTokenType.Boolean => "boolean",
        JTokenType.Object => "object",
        JTokenType.Array => "array",
        _ => null,
    };
}
