using Newtonsoft.Json.Linq;

namespace TokenOps.Stubs.Java;

/// <summary>A schema together with those components of the document that it refers to.</summary>
internal static class SchemaBundle
{
    private const string Prefix = "#/components/schemas/";

    /// <summary>Makes a JSON Schema that stands alone, with every reference as it was.</summary>
    public static JObject Create(JObject document, JObject schema)
    {
        var bundle = (JObject)schema.DeepClone();
        var components = new JObject();
        var open = new Queue<JToken>([bundle]);
        while (open.TryDequeue(out var next))
        {
            foreach (var name in References(next))
            {
                if (components[name] is null && document["components"]?["schemas"]?[name] is { } found)
                {
                    components[name] = found.DeepClone();
                    open.Enqueue(found);
                }
            }
        }

        if (components.Count > 0)
        {
            bundle["components"] = new JObject { ["schemas"] = components };
        }

        return bundle;
    }

    private static IEnumerable<string> References(JToken schema) =>
        ((JContainer)schema).DescendantsAndSelf().OfType<JProperty>()
            .Where(property => property.Name == "$ref" && property.Value.Type == JTokenType.String)
            .Select(property => (string)property.Value!)
            .Where(reference => reference.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(reference => Uri.UnescapeDataString(reference[Prefix.Length..]).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));
}
