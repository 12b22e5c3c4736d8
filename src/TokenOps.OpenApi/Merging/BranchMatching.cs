using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Merging;

/// <summary>Finds the branch of a union that a branch of its copy is, so that what is there already is not added again.</summary>
/// <param name="merged">The document that the union stands in.</param>
/// <param name="document">The document that the copy stands in.</param>
internal sealed class BranchMatching(JObject merged, JObject document)
{
    private static readonly HashSet<string> NothingRenamed = [];

    /// <summary>Returns the branch among <paramref name="known"/> that holds <paramref name="branch"/> or can be widened to; null when there is none.</summary>
    /// <param name="known">The branches of the union.</param>
    /// <param name="branch">The branch of the copy.</param>
    /// <param name="copied">All branches of the copy.</param>
    public JToken? Find(List<JToken> known, JToken branch, List<JToken> copied) =>
        known.Find(k => SchemaShape.Same(k, branch, NothingRenamed)) ?? known.Find(k => IsAlike(k, branch)) ?? OnlyOneOfItsKind(known, branch, copied);

    private bool IsAlike(JToken branch, JToken copy)
    {
        if (branch is not JObject a || copy is not JObject b || a["$ref"] is not null || b["$ref"] is not null)
            return false;

        var kind = SchemaKind.Of(a, merged);
        return kind == SchemaKind.Of(b, document) && kind switch
        {
            "object" => a["properties"] is not null && b["properties"] is not null && Covers(a, b),
            "array" => SchemaKind.Of(a["items"] ?? new JObject(), merged) == SchemaKind.Of(b["items"] ?? new JObject(), document) && a["items"]?["$ref"]?.ToString() == b["items"]?["$ref"]?.ToString(),
            "string" => a["format"]?.ToString() == b["format"]?.ToString() && a["enum"] is null == (b["enum"] is null),
            _ => true,
        };
    }

    // Two schemas of one kind become one where neither is a union, and so they do where each is the only one of its kind in its union.
    private JObject? OnlyOneOfItsKind(List<JToken> known, JToken branch, List<JToken> copied)
    {
        var kind = SchemaKind.Of(branch, document);
        if (kind is SchemaKind.Any or SchemaKind.Union || copied.Count(c => SchemaKind.Of(c, document) == kind) != 1)
            return null;

        var same = known.Where(k => SchemaKind.Of(k, merged) == kind).ToList();
        return same is [JObject only] && branch is JObject copy && (kind != "object" || CanBeOne(only, copy)) ? only : null;
    }

    // Types with names of their own stay two, unless one took the other in before.
    private bool CanBeOne(JObject branch, JObject copy)
    {
        if (branch["$ref"] is not null && copy["$ref"] is not null)
            return Covers(branch, copy);

        var members = Members(branch, merged);
        return Members(copy, document).All(m => !members.TryGetValue(m.Key, out var known) || Values(known) is not { } values || Values(m.Value) is not { } others || others.Any(o => Contains(values, o)));
    }

    // A branch that has all members of the other, and its constants, holds it.
    private bool Covers(JObject branch, JObject copy)
    {
        var members = Members(branch, merged);
        return Members(copy, document).All(m => members.TryGetValue(m.Key, out var known)
            && (m.Value["const"] is not { } constant ? known["const"] is null : Values(known) is { } values && Contains(values, constant)));
    }

    private static Dictionary<string, JObject> Members(JObject schema, JObject root)
    {
        var members = new Dictionary<string, JObject>(StringComparer.Ordinal);
        foreach (var property in Composition.Properties(schema, root))
            members.TryAdd(property.Name, property.Value as JObject ?? []);
        return members;
    }

    private static JArray? Values(JObject schema) => schema["enum"] as JArray ?? (schema["const"] is { } constant ? new JArray(constant) : null);

    private static bool Contains(JArray values, JToken value) => values.Any(v => JToken.DeepEquals(v, value));
}
