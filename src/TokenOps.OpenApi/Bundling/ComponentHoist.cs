using System.Collections.Generic;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Bundling;

/// <summary>Makes components of schemas that stand elsewhere.</summary>
internal sealed class ComponentHoist
{
    private readonly JObject _root;
    private readonly Dictionary<JObject, string> _names = new(ReferenceEqualityComparer.Instance);

    public ComponentHoist(JObject root)
    {
        _root = root;
        foreach (var schema in (root["components"]?["schemas"] as JObject)?.Properties() ?? [])
        {
            if (schema.Value is JObject component)
                _names[component] = schema.Name;
        }
    }

    /// <summary>Returns whether <paramref name="schema"/> is a component, or became one.</summary>
    public bool TryGetName(JObject schema, out string name) => _names.TryGetValue(schema, out name!);

    /// <summary>Returns the component of this name.</summary>
    public JObject Component(string name) => (JObject)_root["components"]!["schemas"]![name]!;

    /// <summary>Makes a component of <paramref name="schema"/> under the wanted name, or the next that is free.</summary>
    /// <param name="schema">The schema. A local one is moved, and a reference put in its place; any other is copied.</param>
    /// <param name="wanted">The name.</param>
    /// <param name="isLocal">Whether the schema stands in the document.</param>
    public string Add(JObject schema, string wanted, bool isLocal)
    {
        var schemas = Section(Section(_root, "components"), "schemas");
        var name = wanted;
        for (var n = 2; schemas.ContainsKey(name); n++)
            name = $"{wanted}{n}";

        _names[schema] = name;
        if (isLocal && schema.Parent is not null)
        {
            var reference = new JObject(new JProperty("$ref", JsonPointer.ToSchema(name))).From(schema);
            schema.Replace(reference);
        }

        // A token without a parent is taken as it is; any other is copied.
        var component = isLocal ? schema : ((JObject)schema.DeepClone()).From(schema);
        schemas.Add(new JProperty(name, component).From(component));
        _names[component] = name;
        return name;
    }

    private static JObject Section(JObject parent, string name)
    {
        if (parent[name] is not JObject section)
            parent[name] = section = [];
        return section;
    }
}
