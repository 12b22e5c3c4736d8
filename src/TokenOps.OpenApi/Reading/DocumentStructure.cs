using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Reading;

/// <summary>Which members of an OpenAPI document hold which kinds of nodes. What stands in examples, defaults and extensions is no node.</summary>
internal static class DocumentStructure
{
    /// <summary>How a member holds nodes.</summary>
    private enum Holds
    {
        One,
        List,
        Map,
    }

    private static readonly Dictionary<NodeKind, (string Member, Holds Holds, NodeKind Kind)[]> Members = new()
    {
        [NodeKind.Document] =
        [
            ("components", Holds.One, NodeKind.Components), ("paths", Holds.Map, NodeKind.PathItem), ("webhooks", Holds.Map, NodeKind.PathItem),
            ("servers", Holds.List, NodeKind.Server),
        ],
        [NodeKind.Components] =
        [
            ("schemas", Holds.Map, NodeKind.Schema), ("responses", Holds.Map, NodeKind.Response), ("parameters", Holds.Map, NodeKind.Parameter),
            ("examples", Holds.Map, NodeKind.Example), ("requestBodies", Holds.Map, NodeKind.RequestBody), ("headers", Holds.Map, NodeKind.Header),
            ("securitySchemes", Holds.Map, NodeKind.SecurityScheme), ("links", Holds.Map, NodeKind.Link), ("callbacks", Holds.Map, NodeKind.Callback),
            ("pathItems", Holds.Map, NodeKind.PathItem),
        ],
        [NodeKind.PathItem] =
        [
            .. Methods.Select(m => (m, Holds.One, NodeKind.Operation)), ("parameters", Holds.List, NodeKind.Parameter),
            ("servers", Holds.List, NodeKind.Server),
        ],
        [NodeKind.Operation] =
        [
            ("parameters", Holds.List, NodeKind.Parameter), ("requestBody", Holds.One, NodeKind.RequestBody), ("responses", Holds.Map, NodeKind.Response),
            ("callbacks", Holds.Map, NodeKind.Callback), ("servers", Holds.List, NodeKind.Server),
        ],
        [NodeKind.Parameter] = ParameterMembers,
        [NodeKind.Header] = ParameterMembers,
        [NodeKind.RequestBody] = [("content", Holds.Map, NodeKind.MediaType)],
        [NodeKind.Response] = [("headers", Holds.Map, NodeKind.Header), ("content", Holds.Map, NodeKind.MediaType), ("links", Holds.Map, NodeKind.Link)],
        [NodeKind.MediaType] = [("schema", Holds.One, NodeKind.Schema), ("examples", Holds.Map, NodeKind.Example), ("encoding", Holds.Map, NodeKind.Encoding)],
        [NodeKind.Encoding] = [("headers", Holds.Map, NodeKind.Header)],
        [NodeKind.Server] = [("variables", Holds.Map, NodeKind.ServerVariable)],
        [NodeKind.Schema] =
        [
            .. SchemaMaps.Select(m => (m, Holds.Map, NodeKind.Schema)),
            .. SchemaLists.Select(m => (m, Holds.List, NodeKind.Schema)),
            .. Schemas.Select(m => (m, Holds.One, NodeKind.Schema)),
            ("discriminator", Holds.One, NodeKind.Discriminator),
        ],
    };

    /// <summary>Gets the members of a path item that are operations.</summary>
    public static IReadOnlyList<string> Methods => ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    /// <summary>Gets the keywords whose value maps names to schemas.</summary>
    public static IReadOnlyList<string> SchemaMaps => ["properties", "patternProperties", "$defs", "definitions", "dependentSchemas"];

    /// <summary>Gets the keywords whose value is a list of schemas.</summary>
    public static IReadOnlyList<string> SchemaLists => ["allOf", "anyOf", "oneOf", "prefixItems"];

    /// <summary>Gets the keywords whose value is a schema.</summary>
    public static IReadOnlyList<string> Schemas =>
    [
        "items", "additionalProperties", "additionalItems", "not", "if", "then", "else", "contains", "propertyNames", "unevaluatedItems", "unevaluatedProperties",
        "contentSchema",
    ];

    private static (string Member, Holds Holds, NodeKind Kind)[] ParameterMembers =>
        [("schema", Holds.One, NodeKind.Schema), ("content", Holds.Map, NodeKind.MediaType), ("examples", Holds.Map, NodeKind.Example)];

    /// <summary>Returns the nodes that <paramref name="node"/> holds.</summary>
    public static IEnumerable<(JObject Node, NodeKind Kind)> Children(JObject node, NodeKind kind)
    {
        if (kind == NodeKind.Callback)
        {
            foreach (var item in node.PropertyValues().OfType<JObject>())
                yield return (item, NodeKind.PathItem);
        }

        foreach (var (member, holds, child) in Members.GetValueOrDefault(kind) ?? [])
        {
            var held = node[member] switch
            {
                JObject one when holds == Holds.One => [one],
                JObject map when holds == Holds.Map => map.PropertyValues().OfType<JObject>(),

                // Older drafts know a list of "items".
                JArray list when holds == Holds.List || member == "items" => list.OfType<JObject>(),
                _ => [],
            };
            foreach (var token in held)
                yield return (token, child);
        }
    }

    /// <summary>Returns the objects in <paramref name="node"/> that hold several nodes by name.</summary>
    public static IEnumerable<JObject> Maps(JObject node, NodeKind kind) =>
        (Members.GetValueOrDefault(kind) ?? []).Where(m => m.Holds == Holds.Map || m.Kind == NodeKind.Components).Select(m => node[m.Member]).OfType<JObject>();

    /// <summary>Returns what stands in <paramref name="node"/> where a node, or a list or a map of nodes, belongs, and is none; entries of lists and maps as such.</summary>
    public static IEnumerable<(JToken Value, NodeKind Kind, bool IsEntry)> Malformed(JObject node, NodeKind kind)
    {
        if (kind == NodeKind.Callback)
        {
            foreach (var property in node.Properties().Where(p => !IsNode(p.Value, NodeKind.PathItem) && !IsExtension(p) && p.Name != "$ref"))
                yield return (property.Value, NodeKind.PathItem, true);
        }

        foreach (var (member, holds, child) in Members.GetValueOrDefault(kind) ?? [])
        {
            IEnumerable<(JToken Value, bool IsEntry)> malformed = (node[member], holds) switch
            {
                (null, _) => [],
                ({ } one, Holds.One) when IsNode(one, child) => [],
                (JArray list, _) when holds == Holds.List || member == "items" => list.Where(i => !IsNode(i, child)).Select(i => (i, true)),
                (JObject map, Holds.Map) => map.Properties().Where(p => !IsNode(p.Value, child) && (kind == NodeKind.Schema || !IsExtension(p))).Select(p => (p.Value, true)),
                ({ } other, _) => [(other, false)],
            };
            foreach (var (value, isEntry) in malformed)
                yield return (value, child, isEntry);
        }
    }

    // "true" and "false" are schemas too.
    private static bool IsNode(JToken token, NodeKind kind) => token is JObject || (kind == NodeKind.Schema && token.Type == JTokenType.Boolean);

    private static bool IsExtension(JProperty property) => property.Name.StartsWith("x-", StringComparison.Ordinal);

    /// <summary>Returns <paramref name="node"/> and all nodes below it, each after the node that holds it. References are not followed.</summary>
    public static IEnumerable<(JObject Node, NodeKind Kind)> Walk(JObject node, NodeKind kind)
    {
        ArgumentNullException.ThrowIfNull(node);
        var open = new Stack<(JObject Node, NodeKind Kind)>([(node, kind)]);
        while (open.TryPop(out var at))
        {
            yield return at;
            foreach (var child in Children(at.Node, at.Kind).Reverse())
                open.Push(child);
        }
    }
}
