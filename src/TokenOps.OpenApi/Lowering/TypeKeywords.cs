using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Which keywords of JSON Schema speak of which type.</summary>
internal static class TypeKeywords
{
    private static readonly Dictionary<string, string[]> ByType = new(StringComparer.Ordinal)
    {
        ["string"] = ["minLength", "maxLength", "pattern", "format", "contentEncoding", "contentMediaType"],
        ["integer"] = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "format"],
        ["number"] = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "format"],
        ["array"] = ["items", "prefixItems", "minItems", "maxItems", "uniqueItems"],
        ["object"] = ["properties", "required", "additionalProperties", "patternProperties", "minProperties", "maxProperties", "discriminator"],
        ["boolean"] = [],
    };

    public static bool IsTypeKeyword(string name) => name == "enum" || ByType.Values.Any(k => k.Contains(name));

    /// <summary>The members of <paramref name="schema"/> that speak of <paramref name="type"/>.</summary>
    public static IEnumerable<JProperty> For(string type, JObject schema)
    {
        foreach (var property in schema.Properties())
        {
            if (ByType.TryGetValue(type, out var keywords) && keywords.Contains(property.Name))
                yield return new JProperty(property.Name, property.Value.DeepClone());
            else if (property is { Name: "enum", Value: JArray values } && Matching(type, values) is { Count: > 0 } matching)
                yield return new JProperty("enum", matching);
        }
    }

    private static JArray Matching(string type, JArray values) => new(values.Where(v => v.Type switch
    {
        JTokenType.String => type == "string",
        JTokenType.Integer => type is "integer" or "number",
        JTokenType.Float => type == "number",
        JTokenType.Boolean => type == "boolean",
        _ => false,
    }));
}
