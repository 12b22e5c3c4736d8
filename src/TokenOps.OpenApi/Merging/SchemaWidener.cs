using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Merging;

/// <summary>
/// Widens schemas in place, so that they hold what copies of them hold too. What came first keeps its kind, its name and its
/// annotations; what is no type in one copy says nothing against the other.
/// </summary>
/// <param name="merged">The document that the widened schemas stand in.</param>
/// <param name="document">The document that the copies stand in.</param>
internal sealed class SchemaWidener(JObject merged, JObject document)
{
    private const int Depth = 100;
    private static readonly HashSet<string> NothingRenamed = [];

    private readonly HashSet<(string, string)> _open = [];
    private readonly List<string> _changes = [];
    private readonly BranchMatching _matching = new(merged, document);

    /// <summary>Returns what was widened since the last call, for people.</summary>
    public IReadOnlyList<string> TakeChanges()
    {
        var changes = _changes.Distinct(StringComparer.Ordinal).ToList();
        _changes.Clear();
        return changes;
    }

    /// <summary>Adds something that was widened.</summary>
    public void Changed(string change) => _changes.Add(change);

    /// <summary>Widens <paramref name="target"/> so that it holds what <paramref name="copy"/> holds.</summary>
    /// <param name="target">The schema; changed in place.</param>
    /// <param name="copy">The other schema; left as it is.</param>
    /// <param name="path">Where it stands, for people.</param>
    /// <param name="depth">How many schemas it stands in.</param>
    public void Widen(JToken target, JToken copy, string path, int depth = 0)
    {
        if (target is not JObject a || copy is not JObject b || depth > Depth)
            return;
        if (SchemaShape.Same(a, b, NothingRenamed))
        {
            Texts.Take(a, b);
            return;
        }

        Texts.TakeOwn(a, b);
        if (SchemaKind.AllowsNull(b) && !SchemaKind.AllowsNull(a) && !IsNullableComponent(a))
            AllowNull(a, path);
        WidenValue(Value(a), Value(b), path, depth);
    }

    private bool IsNullableComponent(JObject schema) =>
        JsonPointer.SchemaName(schema["$ref"]?.ToString()) is { } name && Schema(merged, name) is JObject target && SchemaKind.AllowsNull(target);

    // The one branch of "anyOf: [X, null]" is what the schema holds beside null.
    private static JObject Value(JObject schema) =>
        SchemaKind.Branches(schema) is [JObject single] && schema["$ref"] is null ? Value(single) : schema;

    private void AllowNull(JObject schema, string path)
    {
        Changed($"{path} may be null");
        if (SchemaKind.Types(schema) is { Count: > 0 } types)
        {
            schema["type"] = new JArray(types.Append("null"));
            if (schema["enum"] is JArray values && values.All(v => v.Type != JTokenType.Null))
                values.Add(JValue.CreateNull());
            return;
        }

        if ((schema["anyOf"] ?? schema["oneOf"]) is JArray branches && schema["properties"] is null)
        {
            branches.Add(new JObject(new JProperty("type", "null")));
            return;
        }

        var value = Detach(schema);
        schema["anyOf"] = new JArray(value, new JObject(new JProperty("type", "null")));
    }

    private void WidenValue(JObject a, JObject b, string path, int depth)
    {
        var (one, other) = (JsonPointer.SchemaName(a["$ref"]?.ToString()), JsonPointer.SchemaName(b["$ref"]?.ToString()));
        if (one is not null && one == other)
            return;
        if ((one is not null || other is not null) && Follow(a, b, one, other, path, depth))
            return;

        var (kind, copied) = (SchemaKind.Of(a, merged), SchemaKind.Of(b, document));
        if (kind == SchemaKind.Any || copied == SchemaKind.Any)
            return;
        if (kind == SchemaKind.Union || copied == SchemaKind.Union || kind != copied)
            AddBranches(a, b, path, depth);
        else
            WidenKeywords(a, b, kind, path, depth);
    }

    // A component takes what it must hold itself, so that it stays the one type of that name.
    private bool Follow(JObject a, JObject b, string? one, string? other, string path, int depth)
    {
        var first = one is null ? a : Schema(merged, one) as JObject;
        var second = other is null ? b : Schema(document, other) as JObject;
        if (first is null || second is null || !_open.Add((one ?? string.Empty, other ?? string.Empty)))
            return true;

        var (kind, copied) = (SchemaKind.Of(first, merged), SchemaKind.Of(second, document));
        var follows = kind == copied || kind == SchemaKind.Any || copied == SchemaKind.Any;
        if (follows)
            Widen(first, second, one ?? path, depth + 1);
        _open.Remove((one ?? string.Empty, other ?? string.Empty));
        return follows;
    }

    private void AddBranches(JObject a, JObject b, string path, int depth)
    {
        // That the copy may be null was said of the whole union.
        var branches = BranchesOf(NotNull(b)).ToList();
        var known = BranchesOf(a).ToList();
        foreach (var branch in branches)
        {
            if (_matching.Find(known, branch, branches) is { } match)
            {
                // The branch of a list of types is made up, and what is said of it stands beside the list.
                if (match.Parent is not null && branch is JObject)
                    Widen(match, branch, path, depth + 1);
                continue;
            }

            Changed($"{path} may be {Describe(branch)} too");
            var added = branch.DeepClone().From(branch);
            if ((a["anyOf"] ?? a["oneOf"]) is JArray existing && SchemaKind.Branches(a) is not null)
                existing.Add(added);
            else
                a["anyOf"] = new JArray(WithoutNull(Detach(a), out var isNullable), added, isNullable ? new JObject(new JProperty("type", "null")) : null!);
            Clean(a);
        }
    }

    private static void Clean(JObject schema)
    {
        foreach (var branch in (schema["anyOf"] as JArray ?? []).Where(b => b.Type == JTokenType.Null).ToList())
            branch.Remove();
    }

    private static JObject WithoutNull(JObject schema, out bool isNullable)
    {
        isNullable = SchemaKind.AllowsNull(schema);
        if (SchemaKind.Types(schema) is { Count: > 0 } types)
            schema["type"] = types.Count == 1 ? types[0] : new JArray(types);
        return schema;
    }

    // Moves what the schema means into a schema of its own; texts and extensions stay.
    private static JObject Detach(JObject schema)
    {
        var value = new JObject().From(schema);
        foreach (var property in schema.Properties().Where(p => !SchemaShape.IsText(p.Name)).ToList())
        {
            property.Remove();
            value.Add(property);
        }

        return value;
    }

    private static JObject NotNull(JObject schema)
    {
        if (schema["type"] is not JArray types || types.All(t => t.ToString() != "null"))
            return schema;

        var value = ((JObject)schema.DeepClone()).From(schema);
        if (value["enum"] is JArray values)
            value["enum"] = new JArray(values.Where(v => v.Type != JTokenType.Null));
        return WithoutNull(value, out _);
    }

    private static IEnumerable<JToken> BranchesOf(JObject schema)
    {
        if (SchemaKind.Branches(schema) is { } branches)
            return branches;

        var types = SchemaKind.Types(schema);
        return types.Count > 1 ? types.Select(t => new JObject(schema.Properties().Where(p => p.Name != "type")) { ["type"] = t }) : [schema];
    }

    private void WidenKeywords(JObject a, JObject b, string kind, string path, int depth)
    {
        if (kind == "object" && (a["allOf"] is JArray || b["allOf"] is JArray))
            b = Composition.Flatten(b, document);
        KeywordWidening.Widen(a, b, path, Changed);
        if (kind == "array" && a["items"] is { } items && b["items"] is { } copied)
            Widen(items, copied, path + "[]", depth + 1);
        if (kind != "object")
            return;

        WidenMembers(a, b, path, depth);
        if (a["additionalProperties"] is JObject values && b["additionalProperties"] is JObject others)
            Widen(values, others, path + ".*", depth + 1);
    }

    private void WidenMembers(JObject a, JObject b, string path, int depth)
    {
        // A member that a part of the schema has already is widened there.
        var known = new Dictionary<string, JProperty>(StringComparer.Ordinal);
        foreach (var property in Composition.Properties(a, merged))
            known.TryAdd(property.Name, property);

        foreach (var property in (b["properties"] as JObject)?.Properties() ?? [])
        {
            if (known.TryGetValue(property.Name, out var existing))
            {
                Widen(existing.Value, property.Value, $"{path}.{property.Name}", depth + 1);
                continue;
            }

            if (a["properties"] is not JObject properties)
                a["properties"] = properties = [];
            if (properties.Property(property.Name, StringComparison.Ordinal) is { } added)
            {
                Widen(added.Value, property.Value, $"{path}.{property.Name}", depth + 1);
                continue;
            }

            properties.Add(new JProperty(property).From(property));
            Changed($"{path} has '{property.Name}' too");
        }

        var required = (b["required"] as JArray ?? []).Select(r => r.ToString()).ToHashSet(StringComparer.Ordinal);
        foreach (var name in Composition.Parts(a, merged).Where(p => p == a || p.Parent?.Parent?.Parent == a).SelectMany(p => p["required"] as JArray ?? []).ToList())
        {
            if (required.Contains(name.ToString()))
                continue;
            name.Remove();
            Changed($"{path}.{name} is not required");
        }
    }

    private string Describe(JToken branch) =>
        JsonPointer.SchemaName((branch as JObject)?["$ref"]?.ToString()) ?? SchemaKind.Of(branch, document);

    private static JToken? Schema(JObject root, string name) => root["components"]?["schemas"]?[name];
}
