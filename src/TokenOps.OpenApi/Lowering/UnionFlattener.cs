using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Makes one object of members that stand beside a union and of the members of its branches, none of which is lost.</summary>
internal static class UnionFlattener
{
    public static JObject Flatten(JObject schema, List<UnionBranch> branches)
    {
        var result = ((JObject)schema.DeepClone()).From(schema);
        result.Remove("anyOf");
        result.Remove("oneOf");
        result["type"] = "object";
        var properties = (JObject)result["properties"]!;
        foreach (var property in branches.SelectMany(b => (b.Normal.Schema["properties"] as JObject)?.Properties() ?? []))
        {
            var value = property.Value.DeepClone().From(property);
            if (properties[property.Name] is not { } known)
                properties.Add(new JProperty(property.Name, value).From(property));
            else if (!JToken.DeepEquals(known, value) && schema["properties"]?[property.Name] is null)
                properties[property.Name] = Either(known, value).From(property);
        }

        var all = branches.Select(b => (b.Normal.Schema["required"] as JArray ?? []).Select(r => r.ToString()).ToHashSet(StringComparer.Ordinal)).ToList();
        var always = all.Count == 0 ? [] : all[0].Where(r => all.TrueForAll(a => a.Contains(r)));
        result["required"] = new JArray((schema["required"] as JArray ?? []).Select(r => r.ToString()).Concat(always).Distinct(StringComparer.Ordinal));
        return result;
    }

    private static JObject Either(JToken first, JToken second)
    {
        var branches = first["anyOf"] as JArray is { } known && ((JObject)first).Count == 1 ? [.. known] : new List<JToken> { first };
        return new JObject(new JProperty("anyOf", new JArray(branches.Append(second).Select(b => b.DeepClone().From(b)))));
    }
}
