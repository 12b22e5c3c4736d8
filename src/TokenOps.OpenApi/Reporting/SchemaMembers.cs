using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Reporting;

/// <summary>Spreads a schema out into its members by path, with references, allOf and null unions resolved.</summary>
internal sealed class SchemaMembers(JObject document)
{
    private const int Deepest = 12;
    private static readonly JsonMergeSettings Union = new() { MergeArrayHandling = MergeArrayHandling.Union };

    /// <summary>The members by path; the value itself has the empty path, items <c>[]</c>, branches of a union <c>(1)</c>.</summary>
    public IReadOnlyDictionary<string, MemberFacts> Of(JToken? schema)
    {
        var members = new Dictionary<string, MemberFacts>(StringComparer.Ordinal);
        if (schema is not null)
            Add(members, string.Empty, schema, required: true, 0);
        return members;
    }

    /// <summary>Follows a reference; what stands beside it is kept and wins.</summary>
    public JObject Dereference(JToken? token)
    {
        var current = token as JObject ?? [];
        for (var depth = 0; depth < Deepest && current["$ref"]?.ToString() is { } pointer; depth++)
        {
            var target = (JObject)(Find(pointer)?.DeepClone() ?? new JObject());
            foreach (var sibling in current.Properties().Where(p => p.Name != "$ref"))
                target[sibling.Name] = sibling.Value.DeepClone();
            current = target;
        }

        return current;
    }

    private void Add(Dictionary<string, MemberFacts> members, string path, JToken schema, bool required, int depth)
    {
        var flat = Flatten(schema);
        var nullable = IsNullable(flat);
        var branches = (flat["anyOf"] ?? flat["oneOf"]) as JArray ?? [];
        var values = branches.Where(b => Flatten(b)["type"]?.ToString() != "null").ToList();
        if (values.Count == 1)
        {
            flat.Remove("anyOf");
            flat.Remove("oneOf");
            foreach (var inner in Flatten(values[0]).Properties().Where(p => flat[p.Name] is null).ToList())
                flat[inner.Name] = inner.Value.DeepClone();
        }

        members[path] = MemberFacts.Of(flat, required, nullable);

        // A schema that contains itself is the same all the way down.
        if (depth >= Deepest)
            return;

        var needed = (flat["required"] as JArray ?? []).Select(n => n.ToString()).ToHashSet(StringComparer.Ordinal);
        foreach (var property in (flat["properties"] as JObject ?? []).Properties())
            Add(members, path.Length == 0 ? property.Name : $"{path}.{property.Name}", property.Value, needed.Contains(property.Name), depth + 1);
        if (flat["items"] is JObject items)
            Add(members, path + "[]", items, required: true, depth + 1);
        for (var i = 0; values.Count > 1 && i < values.Count; i++)
            Add(members, $"{path}({Name(values[i], i)})", values[i], required: true, depth + 1);
    }

    private static bool IsNullable(JObject flat) =>
        flat["nullable"]?.Type == JTokenType.Boolean && flat.Value<bool>("nullable")
        || flat["type"] is JArray types && types.Any(t => t.ToString() == "null")
        || ((flat["anyOf"] ?? flat["oneOf"]) as JArray ?? []).Any(b => (b as JObject)?["type"]?.ToString() == "null");

    // A branch keeps its name when another is put before it.
    private static string Name(JToken branch, int index) =>
        branch["$ref"]?.ToString().Split('/')[^1] ?? branch["title"]?.ToString() ?? branch["type"]?.ToString() ?? $"{index + 1}";

    private JObject Flatten(JToken schema)
    {
        var flat = (JObject)Dereference(schema).DeepClone();
        if (flat["allOf"] is not JArray parts)
            return flat;

        flat.Remove("allOf");
        foreach (var part in parts)
            flat.Merge(Flatten(part), Union);
        return flat;
    }

    private JToken? Find(string pointer) =>
        pointer.StartsWith("#/", StringComparison.Ordinal)
            ? pointer[2..].Split('/').Aggregate((JToken?)document, (at, name) => (at as JObject)?[Uri.UnescapeDataString(name).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)])
            : null;
}
