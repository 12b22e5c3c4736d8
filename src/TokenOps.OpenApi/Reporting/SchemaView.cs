using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Reporting;

/// <summary>A schema with its references resolved, the parts of its <c>allOf</c> joined, and null as a flag.</summary>
/// <param name="Origin">What the schema was read from after references: the same token for every use of a component.</param>
/// <param name="Keywords">The keywords, without those that the other properties speak of.</param>
internal sealed record SchemaView(JToken Origin, JObject Keywords)
{
    /// <summary>Gets the name of the component that the schema refers to; null when it stands inline.</summary>
    public string? Name { get; init; }

    /// <summary>Gets whether nothing is valid: the schema <c>false</c>.</summary>
    public bool IsNever { get; init; }

    /// <summary>Gets whether null is valid beside the values of the type.</summary>
    public bool IsNullable { get; init; }

    /// <summary>Gets the types other than null; empty when any is allowed.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Gets the branches of a union; empty when the schema is none.</summary>
    public IReadOnlyList<JToken> Branches { get; init; } = [];

    /// <summary>Gets <c>oneOf</c> or <c>anyOf</c>, where there are branches.</summary>
    public string UnionKeyword { get; init; } = string.Empty;

    /// <summary>Gets the type as a word, said or implied; null for several types or any.</summary>
    public string? Type => Types.Count switch
    {
        1 => Types[0],
        > 1 => null,
        _ when Keywords["properties"] is JObject || Keywords["required"] is JArray => "object",
        _ when Keywords["items"] is not null || Keywords["prefixItems"] is not null => "array",
        _ => Values.Count > 0 && Values.Select(v => v.Type).Distinct().Count() == 1 ? Implied(Values[0]) : null,
    };

    /// <summary>Gets the values of <c>enum</c> or the one of <c>const</c>, without null; empty when any value is allowed.</summary>
    public IReadOnlyList<JToken> Values => Keywords.TryGetValue("const", out var constant) && constant.Type != JTokenType.Null
        ? [constant]
        : [.. (Keywords["enum"] as JArray ?? []).Where(v => v.Type != JTokenType.Null)];

    /// <summary>Gets the properties by name.</summary>
    public IEnumerable<JProperty> Properties => (Keywords["properties"] as JObject ?? []).Properties();

    /// <summary>Gets the types as words.</summary>
    public string TypeText => Types.Count > 0 ? string.Join('|', Types) : Type ?? (Branches.Count > 0 ? "a union" : "anything");

    /// <summary>Returns true if the object cannot do without the property; otherwise, false.</summary>
    public bool Requires(string property) => Keywords["required"] is JArray names && names.Any(n => n.ToString() == property);

    /// <summary>Returns true if the keyword is there and true; otherwise, false.</summary>
    public bool Flag(string keyword) => Keywords[keyword] is JValue { Type: JTokenType.Boolean } value && value.Value<bool>();

    private static string? Implied(JToken value) => value.Type switch
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
