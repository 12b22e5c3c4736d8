using System;
using System.Collections.Generic;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Bundling;

/// <summary>A file that references lead into: the document itself, or one beside it.</summary>
internal sealed class SourceFile(string path, JToken root)
{
    private Dictionary<string, JObject>? _names;

    /// <summary>Gets the path, as diagnoses name it.</summary>
    public string Path { get; } = path;

    /// <summary>Gets what the file holds.</summary>
    public JToken Root { get; } = root;

    /// <summary>Gets whether the file is an OpenAPI document, and not a schema or a collection of them.</summary>
    public bool IsDocument => Root is JObject o && o["openapi"] is not null;

    /// <summary>Returns the schema that names itself so by <c>$id</c>, or by <c>#</c> and its <c>$anchor</c> or <c>$dynamicAnchor</c>; null when there is none.</summary>
    public JObject? Named(string name) => (_names ??= ReadNames()).GetValueOrDefault(name);

    private Dictionary<string, JObject> ReadNames()
    {
        var names = new Dictionary<string, JObject>(StringComparer.Ordinal);
        if (Root is not JObject root)
            return names;

        foreach (var (node, _) in DocumentStructure.Walk(root, IsDocument ? NodeKind.Document : NodeKind.Schema))
        {
            foreach (var (keyword, prefix) in ((string, string)[])[("$id", ""), ("$anchor", "#"), ("$dynamicAnchor", "#")])
            {
                if (node[keyword] is JValue { Value: string name })
                    names.TryAdd(prefix + name, node);
            }
        }

        return names;
    }
}
