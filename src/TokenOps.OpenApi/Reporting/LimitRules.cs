using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Reporting;

/// <summary>The keywords that limit a value, and which way each is tighter.</summary>
internal static class LimitRules
{
    private static readonly string[] Lower = ["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"];
    private static readonly string[] Upper = ["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"];

    public static IReadOnlyDictionary<string, decimal> Read(JObject schema) =>
        schema.Properties()
            .Where(p => (Lower.Contains(p.Name) || Upper.Contains(p.Name)) && p.Value.Type is JTokenType.Integer or JTokenType.Float)
            .ToDictionary(p => p.Name, p => (decimal)p.Value, StringComparer.Ordinal);

    /// <summary>Whether fewer values are allowed than before; no limit is the loosest.</summary>
    public static bool IsTightened(string keyword, decimal? before, decimal? after) =>
        after is not null && (before is null || (Lower.Contains(keyword) ? after > before : after < before));
}
