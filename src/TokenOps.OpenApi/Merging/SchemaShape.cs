using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Merging;

/// <summary>Compares what schemas mean: texts, examples, extensions and the order of members do not count.</summary>
internal static class SchemaShape
{
    private static readonly HashSet<string> Texts = new(StringComparer.Ordinal)
    {
        "title", "description", "summary", "default", "example", "examples", "externalDocs", "deprecated", "$comment", "xml", "$schema", "$id", "$anchor",
        "$dynamicAnchor", "$defs", "definitions", "tags",
    };

    private static readonly HashSet<string> Sets = new(StringComparer.Ordinal) { "required", "enum", "type" };

    /// <summary>Returns whether a keyword says nothing about which values are allowed.</summary>
    public static bool IsText(string keyword) => Texts.Contains(keyword) || keyword.StartsWith("x-", StringComparison.Ordinal);

    /// <summary>Returns whether two nodes of one kind mean the same.</summary>
    /// <param name="a">One node.</param>
    /// <param name="b">The other.</param>
    /// <param name="renamed">The components, as references name them, that mean something else in the second document.</param>
    public static bool Same(JToken? a, JToken? b, IReadOnlySet<string> renamed)
    {
        if (a is not JObject first || b is not JObject second)
            return JToken.DeepEquals(a, b);

        var names = first.Properties().Concat(second.Properties()).Select(p => p.Name).Where(n => !IsText(n)).Distinct(StringComparer.Ordinal);
        return names.All(n => SameMember(n, first[n], second[n], renamed));
    }

    /// <summary>Returns whether two lists hold the same values, in any order.</summary>
    public static bool SameSet(JToken? a, JToken? b)
    {
        var (first, second) = (Items(a), Items(b));
        return first.Count == second.Count && first.TrueForAll(f => second.Exists(s => JToken.DeepEquals(f, s)));
    }

    private static bool SameMember(string name, JToken? a, JToken? b, IReadOnlySet<string> renamed)
    {
        if (name == "$ref")
            return a is not null && b is not null && a.ToString() == b.ToString() && !renamed.Contains(b.ToString());
        if (a is null || b is null)
            return IsNothing(name, a ?? b!);
        if (Sets.Contains(name))
            return SameSet(a, b);
        if (a is JObject first && b is JObject second && IsMap(name))
            return first.Count == second.Count && first.Properties().All(p => second.Property(p.Name, StringComparison.Ordinal) is { } q && Same(p.Value, q.Value, renamed));
        if (a is JArray list && b is JArray other)
            return list.Count == other.Count && list.Zip(other).All(p => Same(p.First, p.Second, renamed));
        return Same(a, b, renamed);
    }

    // What a keyword says when it says nothing.
    private static bool IsNothing(string name, JToken value) => name switch
    {
        "required" => value is JArray { Count: 0 } or JValue { Value: false },
        "nullable" or "uniqueItems" or "readOnly" or "writeOnly" => value is JValue { Value: false },
        "additionalProperties" or "unevaluatedProperties" => value is JValue { Value: true } or JObject { Count: 0 },
        _ => false,
    };

    private static bool IsMap(string name) =>
        DocumentStructure.SchemaMaps.Contains(name) || name is "content" or "headers" or "responses" or "mapping" or "encoding";

    private static List<JToken> Items(JToken? token) => token is JArray list ? [.. list] : token is null ? [] : [token];
}
