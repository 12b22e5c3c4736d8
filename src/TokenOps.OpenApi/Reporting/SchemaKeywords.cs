using System;
using System.Collections.Frozen;

namespace TokenOps.OpenApi.Reporting;

/// <summary>Sorts the keywords of JSON Schema by how they compare.</summary>
internal static class SchemaKeywords
{
    private static readonly FrozenSet<string> Words = Set("description", "title", "summary", "example", "examples", "externalDocs", "$comment", "xml", "$id", "$schema", "$anchor", "$defs", "definitions", "x-enum-descriptions", "x-enumDescriptions", "x-example", "x-examples");
    private static readonly FrozenSet<string> LowerLimits = Set("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties", "minContains");
    private static readonly FrozenSet<string> UpperLimits = Set("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties", "maxContains");

    // Looked at one by one by the comparison.
    private static readonly FrozenSet<string> Compared = Set(
        "properties", "required", "items", "prefixItems", "additionalProperties", "patternProperties", "propertyNames", "unevaluatedProperties", "unevaluatedItems",
        "enum", "const", "x-extensible-enum", "format", "pattern", "multipleOf", "uniqueItems", "contentEncoding", "contentMediaType", "contentSchema",
        "contains", "not", "if", "then", "else", "dependentRequired", "dependentSchemas", "discriminator", "default", "deprecated", "readOnly", "writeOnly", "x-sunset", "x-stability-level");

    /// <summary>Returns true if the keyword is for people only; otherwise, false.</summary>
    public static bool IsWords(string keyword) => Words.Contains(keyword);

    /// <summary>Returns true if a larger number allows less; otherwise, false.</summary>
    public static bool IsLowerLimit(string keyword) => LowerLimits.Contains(keyword);

    /// <summary>Returns true if a larger number allows more; otherwise, false.</summary>
    public static bool IsUpperLimit(string keyword) => UpperLimits.Contains(keyword);

    /// <summary>Returns true if the comparison has a rule for the keyword; otherwise, false.</summary>
    public static bool HasRule(string keyword) => IsWords(keyword) || IsLowerLimit(keyword) || IsUpperLimit(keyword) || Compared.Contains(keyword);

    /// <summary>Gets the limits in the order in which they are reported.</summary>
    public static System.Collections.Generic.IEnumerable<string> Limits => [.. LowerLimits, .. UpperLimits];

    private static FrozenSet<string> Set(params string[] names) => names.ToFrozenSet(StringComparer.Ordinal);
}
