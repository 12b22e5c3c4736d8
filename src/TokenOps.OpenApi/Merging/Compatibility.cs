using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Merging;

/// <summary>Decides whether copies of a definition can become one that reads and writes both.</summary>
/// <param name="merged">What the documents before gave.</param>
/// <param name="document">The document that comes to them.</param>
/// <param name="renamed">The components, as references name them, of which the document's copies stay apart.</param>
internal sealed class Compatibility(JObject merged, JObject document, IReadOnlySet<string> renamed)
{
    private const int Depth = 100;

    // Pairs that are being compared further up: they are compatible unless something else about them is not.
    private readonly HashSet<(string, string)> _open = [];

    /// <summary>Returns whether two copies of a component schema can become one: they must be of one kind.</summary>
    public bool CanUniteSchemas(JToken first, JToken second)
    {
        var (a, b) = (SchemaKind.Of(first, merged), SchemaKind.Of(second, document));
        return (a == b || a == SchemaKind.Any || b == SchemaKind.Any) && CanUnite(first, second, 0);
    }

    /// <summary>Returns whether two nodes that hold schemas, such as responses, can become one.</summary>
    public bool CanUniteNodes(JToken first, JToken second, NodeKind kind)
    {
        if (kind == NodeKind.Example)
            return JToken.DeepEquals(first["value"], second["value"]) && JToken.DeepEquals(first["externalValue"], second["externalValue"]);
        if (SchemaShape.Same(first, second, renamed))
            return true;
        if (first is not JObject a || second is not JObject b || a["$ref"] is not null || b["$ref"] is not null)
            return false;

        return kind switch
        {
            NodeKind.Schema => CanUniteSchemas(a, b),
            NodeKind.Parameter or NodeKind.Header => CanUniteParameters(a, b),
            NodeKind.MediaType => CanUnite(a["schema"], b["schema"], 0),
            NodeKind.RequestBody => CanUniteMaps(a["content"], b["content"], NodeKind.MediaType),
            NodeKind.Response => CanUniteMaps(a["content"], b["content"], NodeKind.MediaType) && CanUniteMaps(a["headers"], b["headers"], NodeKind.Header),
            NodeKind.Operation => CanUniteOperations(a, b),
            _ => false,
        };
    }

    private bool CanUniteOperations(JObject a, JObject b) =>
        (a["requestBody"] is not { } body || b["requestBody"] is not { } other || CanUniteNodes(body, other, NodeKind.RequestBody))
        && CanUniteMaps(a["responses"], b["responses"], NodeKind.Response);

    private bool CanUniteMaps(JToken? a, JToken? b, NodeKind kind) =>
        a is not JObject first || b is not JObject second
        || first.Properties().All(p => second.Property(p.Name, StringComparison.Ordinal) is not { } q || CanUniteNodes(p.Value, q.Value, kind));

    private bool CanUniteParameters(JObject a, JObject b) =>
        ((string[])["name", "in", "style", "explode", "allowReserved"]).All(k => JToken.DeepEquals(a[k], b[k]))
        && CanUnite(a["schema"], b["schema"], 0)
        && CanUniteMaps(a["content"], b["content"], NodeKind.MediaType);

    private bool CanUnite(JToken? first, JToken? second, int depth)
    {
        if (first is not JObject a || second is not JObject b || depth > Depth)
            return true;

        var (one, other) = (JsonPointer.SchemaName(a["$ref"]?.ToString()), JsonPointer.SchemaName(b["$ref"]?.ToString()));
        if (one is not null && other is not null)
            return CanUniteReferences(one, other, b["$ref"]!.ToString(), depth);

        // A component on one side only: what it holds counts.
        if (one is not null)
            return Open(one, string.Empty, () => CanUnite(Schema(merged, one), b, depth + 1));
        if (other is not null)
            return Open(string.Empty, other, () => CanUnite(a, Schema(document, other), depth + 1));

        var kind = SchemaKind.Of(a, merged);
        if (kind != SchemaKind.Of(b, document) || kind == SchemaKind.Any)
            return true;

        return kind switch
        {
            "object" => CanUniteMembers(a, b, depth) && CanUnite(a["additionalProperties"], b["additionalProperties"], depth + 1),
            "array" => CanUnite(a["items"], b["items"], depth + 1),
            _ => true,
        };
    }

    private bool CanUniteReferences(string one, string other, string reference, int depth)
    {
        if (renamed.Contains(reference))
            return false;
        if (one == other)
            return true;

        var (a, b) = (Schema(merged, one), Schema(document, other));
        if (a is null || b is null || SchemaShape.Same(a, b, renamed))
            return true;

        // Two types of different names stay two types; what is no type of its own is what it holds.
        var kind = SchemaKind.Of(a, merged);
        return kind is not ("object" or SchemaKind.Union) && kind == SchemaKind.Of(b, document) && Open(one, other, () => CanUnite(a, b, depth + 1));
    }

    private bool CanUniteMembers(JObject a, JObject b, int depth)
    {
        var (first, second) = (Members(a, merged), Members(b, document));
        return first.All(p => !second.TryGetValue(p.Key, out var q) || CanUnite(p.Value, q, depth + 1));
    }

    private static Dictionary<string, JToken> Members(JObject schema, JObject root)
    {
        var members = new Dictionary<string, JToken>(StringComparer.Ordinal);
        foreach (var property in Composition.Properties(schema, root))
            members.TryAdd(property.Name, property.Value);
        return members;
    }

    private bool Open(string one, string other, Func<bool> compare)
    {
        if (!_open.Add((one, other)))
            return true;
        var result = compare();
        _open.Remove((one, other));
        return result;
    }

    private static JToken? Schema(JObject root, string name) => root["components"]?["schemas"]?[name];
}
