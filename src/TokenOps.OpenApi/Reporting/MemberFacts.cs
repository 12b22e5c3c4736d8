using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Reporting;

/// <summary>What the document says about one member, taken apart into what compares differently.</summary>
internal sealed record MemberFacts
{
    private static readonly string[] Shape = ["type", "format", "contentEncoding", "contentMediaType", "const"];
    private static readonly string[] Words = ["description", "title", "example", "examples", "deprecated", "externalDocs", "$comment"];

    // Looked into by the reader itself, or seen as a member of its own.
    private static readonly string[] Structure = ["properties", "required", "items", "anyOf", "oneOf", "allOf", "enum", "nullable", "readOnly", "writeOnly", "$ref", "default"];

    private MemberFacts(JObject schema, bool required, bool nullable)
    {
        Required = required;
        Nullable = nullable;
        Type = string.Join(' ', Shape.Where(k => schema[k] is not null).Select(k => k == "type" ? TypeText(schema[k]!) : $"{k}={Text(schema[k]!)}"));
        Values = [.. (schema["enum"] as JArray ?? []).Where(v => v.Type != JTokenType.Null).Select(Text)];
        Limits = LimitRules.Read(schema);
        Default = schema["default"] is { } value ? Text(value) : null;
        Documentation = string.Join('\n', Words.Where(k => schema[k] is not null).Select(k => $"{k}: {Text(schema[k]!)}"));
        Others = schema.Properties()
            .Where(p => !Shape.Contains(p.Name) && !Words.Contains(p.Name) && !Structure.Contains(p.Name) && !Limits.ContainsKey(p.Name))
            .ToDictionary(p => p.Name, p => Text(p.Value), System.StringComparer.Ordinal);
    }

    public bool Required { get; }

    public bool Nullable { get; }

    /// <summary>Everything that decides the C# type.</summary>
    public string Type { get; }

    public IReadOnlyList<string> Values { get; }

    public IReadOnlyDictionary<string, decimal> Limits { get; }

    public string? Default { get; }

    public string Documentation { get; }

    /// <summary>Keywords without a meaning here, extensions among them.</summary>
    public IReadOnlyDictionary<string, string> Others { get; }

    public static MemberFacts Of(JObject schema, bool required, bool nullable) => new(schema, required, nullable);

    /// <summary>Whether the other is the same member under another name.</summary>
    public bool IsTwinOf(MemberFacts other) =>
        Type == other.Type && Required == other.Required && Values.SequenceEqual(other.Values)
        && Limits.OrderBy(l => l.Key).SequenceEqual(other.Limits.OrderBy(l => l.Key))
        && (Documentation == other.Documentation || Values.Count > 0);

    private static string TypeText(JToken type) => type is JArray several ? string.Join('|', several.Select(t => t.ToString()).Where(t => t != "null")) : type.ToString();

    private static string Text(JToken token) => token.ToString(Formatting.None);
}
