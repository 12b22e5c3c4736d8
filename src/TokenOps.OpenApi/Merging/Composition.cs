using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Merging;

/// <summary>What a schema of objects is composed of: its own members, and those of the parts of its <c>allOf</c>.</summary>
internal static class Composition
{
    /// <summary>Returns the schema and all parts of it, references resolved; a part that contains itself comes once.</summary>
    public static IEnumerable<JObject> Parts(JObject schema, JObject root)
    {
        var seen = new HashSet<JObject>(ReferenceEqualityComparer.Instance);
        var open = new Stack<JToken>([schema]);
        while (open.TryPop(out var token))
        {
            if (token is not JObject part || !seen.Add(part))
                continue;
            if (JsonPointer.SchemaName(part["$ref"]?.ToString()) is { } name && root["components"]?["schemas"]?[name] is { } target)
                open.Push(target);
            else
                yield return part;
            foreach (var inner in (part["allOf"] as JArray ?? []).Reverse())
                open.Push(inner);
        }
    }

    /// <summary>Returns the members of all parts.</summary>
    public static IEnumerable<JProperty> Properties(JObject schema, JObject root) =>
        Parts(schema, root).SelectMany(p => (p["properties"] as JObject)?.Properties() ?? []);

    /// <summary>Returns one schema of the members of all parts, without <c>allOf</c>.</summary>
    public static JObject Flatten(JObject schema, JObject root)
    {
        var result = ((JObject)schema.DeepClone()).From(schema);
        result.Remove("allOf");
        var (properties, required) = (new JObject(), new JArray());
        foreach (var part in Parts(schema, root))
        {
            foreach (var property in (part["properties"] as JObject)?.Properties() ?? [])
            {
                if (!properties.ContainsKey(property.Name))
                    properties.Add(new JProperty(property).From(property));
            }

            foreach (var name in part["required"] as JArray ?? [])
            {
                if (!required.Any(r => JToken.DeepEquals(r, name)))
                    required.Add(name.DeepClone());
            }
        }

        result["type"] = "object";
        result["properties"] = properties;
        if (required.Count > 0)
            result["required"] = required;
        else
            result.Remove("required");
        return result;
    }
}
