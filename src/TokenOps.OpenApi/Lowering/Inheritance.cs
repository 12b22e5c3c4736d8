using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Lowering;

/// <summary>
/// Inheritance as OpenAPI 3.0 knows it: the base names the discriminator, and the derived name the base in their
/// <c>allOf</c>.
/// </summary>
internal sealed class Inheritance
{
    private readonly Dictionary<string, List<string>> _derived = new(StringComparer.Ordinal);
    private readonly JObject? _schemas;

    public Inheritance(JObject document)
    {
        _schemas = document.SelectToken("components.schemas") as JObject;
        foreach (var schema in _schemas?.Properties() ?? [])
        {
            foreach (var part in (schema.Value as JObject)?["allOf"] as JArray ?? [])
            {
                if (References.SchemaName(part) is not { } parent || parent == schema.Name)
                    continue;
                if (!_derived.TryGetValue(parent, out var list))
                    _derived[parent] = list = [];
                list.Add(schema.Name);
            }
        }
    }

    /// <summary>Whether a component tells its kinds apart by itself, so that references to it can mean any of them.</summary>
    public bool HasDerived(string component, JObject schema) =>
        schema["discriminator"] is JObject && _schemas?[component] is JObject own && Says(own) && Derived(component).Count > 0;

    /// <summary>The components that are kinds of <paramref name="component"/>, near and far.</summary>
    public IReadOnlyList<string> Derived(string component)
    {
        var result = new List<string>();
        var open = new Queue<string>([component]);
        while (open.TryDequeue(out var parent))
        {
            foreach (var child in _derived.GetValueOrDefault(parent, []).Where(c => c != component && !result.Contains(c)))
            {
                result.Add(child);
                open.Enqueue(child);
            }
        }

        return result;
    }

    // A discriminator that is merely inherited is the base's.
    private static bool Says(JObject own) =>
        own["discriminator"] is JObject || (own["allOf"] as JArray ?? []).Any(p => p is JObject part && part["$ref"] is null && part["discriminator"] is JObject);
}
