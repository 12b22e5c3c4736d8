using System;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Merging;

/// <summary>Widens the keywords of two schemas of one kind: enum members are united, limits loosened, and rules that only one knows dropped.</summary>
internal static class KeywordWidening
{
    private static readonly string[] Minimums = ["minLength", "minItems", "minProperties", "minContains"];
    private static readonly string[] Maximums = ["maxLength", "maxItems", "maxProperties", "maxContains"];

    private static readonly string[] Rules =
    [
        "pattern", "multipleOf", "not", "if", "then", "else", "contains", "propertyNames", "dependentSchemas", "dependentRequired", "patternProperties", "uniqueItems",
        "unevaluatedProperties", "unevaluatedItems",
    ];

    /// <summary>Widens the keywords of <paramref name="a"/>, schemas of members and items excepted.</summary>
    public static void Widen(JObject a, JObject b, string path, Action<string> changed)
    {
        WidenType(a, b, path, changed);
        WidenEnum(a, b, path, changed);
        WidenFormat(a, b, path, changed);
        foreach (var keyword in Minimums)
            Loosen(a, b, keyword, smaller: true, path, changed);
        foreach (var keyword in Maximums)
            Loosen(a, b, keyword, smaller: false, path, changed);
        LoosenBound(a, b, "minimum", "exclusiveMinimum", smaller: true, path, changed);
        LoosenBound(a, b, "maximum", "exclusiveMaximum", smaller: false, path, changed);

        foreach (var keyword in Rules.Where(k => a[k] is not null && !JToken.DeepEquals(a[k], b[k])))
        {
            a.Remove(keyword);
            changed($"{path} has no '{keyword}'");
        }

        WidenAdditional(a, b, path, changed);
    }

    private static void WidenType(JObject a, JObject b, string path, Action<string> changed)
    {
        if (!SchemaKind.Types(a).Contains("integer") || !SchemaKind.Types(b).Contains("number"))
            return;

        a["type"] = a["type"] is JArray list ? new JArray(list.Select(t => t.ToString() == "integer" ? "number" : t.ToString())) : "number";
        a.Remove("format");
        changed($"{path} may have a fraction");
    }

    private static void WidenEnum(JObject a, JObject b, string path, Action<string> changed)
    {
        var (values, others) = (Values(a), Values(b));

        // An enum is open: where only one copy lists values, its names stay and other values are taken all the same.
        if (values is null || others is null)
            return;

        var added = others.Where(o => !values.Any(v => JToken.DeepEquals(v, o))).ToList();
        if (added.Count == 0)
            return;

        if (a["enum"] is not JArray target)
        {
            a.Remove("const");
            a["enum"] = target = new JArray(values);
        }

        foreach (var value in added)
            target.Add(value.DeepClone());
        changed($"{path} may be {string.Join(", ", added.Select(v => $"'{v}'"))} too");
    }

    private static JArray? Values(JObject schema) =>
        schema["enum"] as JArray ?? (schema.TryGetValue("const", StringComparison.Ordinal, out var constant) ? new JArray(constant) : null);

    // A format that only one copy names is a hint, and stays with the copy that came first.
    private static void WidenFormat(JObject a, JObject b, string path, Action<string> changed)
    {
        var (format, other) = (a["format"]?.ToString(), b["format"]?.ToString());
        if (format is null || other is null || format == other || (format, other) is ("int64", "int32") or ("double", "float"))
            return;

        if ((format, other) is ("int32", "int64") or ("float", "double"))
            a["format"] = other;
        else
            a.Remove("format");
        changed($"{path} is of format '{other}' too");
    }

    private static void Loosen(JObject a, JObject b, string keyword, bool smaller, string path, Action<string> changed)
    {
        if (a[keyword] is not JValue limit || (b[keyword] is JValue other && !IsLooser(other, limit, smaller)))
            return;

        if (b[keyword] is JValue looser)
            a[keyword] = looser.DeepClone();
        else
            a.Remove(keyword);
        changed($"{path} has '{keyword}: {b[keyword] ?? "none"}'");
    }

    private static void LoosenBound(JObject a, JObject b, string inclusive, string exclusive, bool smaller, string path, Action<string> changed)
    {
        var (keyword, other) = (Bound(a, inclusive, exclusive), Bound(b, inclusive, exclusive));
        if (keyword is null)
            return;

        var (limit, bound) = ((JValue)a[keyword]!, other is null ? null : (JValue)b[other]!);
        var isEqual = bound is not null && Number(bound) == Number(limit);
        if (bound is not null && !IsLooser(bound, limit, smaller) && !(isEqual && other == inclusive && keyword == exclusive))
            return;

        a.Remove(keyword);
        if (bound is not null)
            a[other!] = bound.DeepClone();
        changed($"{path} has '{(other is null ? keyword + ": none" : $"{other}: {bound}")}'");
    }

    private static string? Bound(JObject schema, string inclusive, string exclusive) =>
        schema[exclusive] is JValue { Type: JTokenType.Integer or JTokenType.Float } ? exclusive
        : schema[inclusive] is JValue { Type: JTokenType.Integer or JTokenType.Float } ? inclusive
        : null;

    private static void WidenAdditional(JObject a, JObject b, string path, Action<string> changed)
    {
        if (a["additionalProperties"] is not JValue { Value: false } || b["additionalProperties"] is JValue { Value: false })
            return;

        if (b["additionalProperties"] is { } others)
            a["additionalProperties"] = others.DeepClone();
        else
            a.Remove("additionalProperties");
        changed($"{path} may have members that are not listed");
    }

    private static bool IsLooser(JValue one, JValue other, bool smaller) => smaller ? Number(one) < Number(other) : Number(one) > Number(other);

    private static double Number(JValue value) =>
        double.TryParse(Convert.ToString(value.Value, CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
}
