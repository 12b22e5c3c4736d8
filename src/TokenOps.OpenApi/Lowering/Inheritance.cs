using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Naming;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Writes derived classes as NSwag knows them: an <c>allOf</c> of the base and of what the base has not.</summary>
internal static class Inheritance
{
    public static void Apply(TypeRegistry registry)
    {
        foreach (var (derived, baseName) in registry.Bases)
        {
            var own = registry.Schemas[derived];
            var properties = (JObject)own["properties"]!;
            foreach (var inherited in registry.Members[baseName])
                properties.Remove(inherited.WireName);

            var extensions = own.Properties().Where(p => p.Name.StartsWith("x-", System.StringComparison.Ordinal) || p.Name is "description" or "deprecated");
            var lowered = new JObject(extensions.Select(p => new JProperty(p.Name, p.Value.DeepClone())))
            {
                ["allOf"] = new JArray(
                    new JObject(new JProperty("$ref", "#/components/schemas/" + baseName)),
                    new JObject(
                        new JProperty("type", "object"),
                        new JProperty("additionalProperties", false),
                        new JProperty("properties", properties.DeepClone()))),
            };
            lowered.Remove(Extensions.Bag);

            var discriminator = registry.Members[baseName].FirstOrDefault(m => m.WireName == registry.Schemas[baseName][Extensions.Discriminator]?.ToString());
            if (discriminator is not null && registry.DiscriminatorValues.TryGetValue(derived, out var value))
            {
                lowered[Extensions.DiscriminatorValue] = discriminator.Type.Kind == TypeKind.Enum
                    ? $"{discriminator.CSharpName} = new {discriminator.Type.CSharp}({CSharpName.Literal(value)})"
                    : $"{discriminator.CSharpName} = {CSharpName.Literal(value)}";
            }

            registry.Schemas[derived] = lowered;
        }

        RemoveOrphans(registry);
    }

    // The constant of a discriminator was lowered to an enum of one member before its class turned out to be derived.
    private static void RemoveOrphans(TypeRegistry registry)
    {
        var schemas = registry.Schemas.Values.Concat(registry.Replies.Select(r => r.Type.Schema));
        var text = string.Concat(schemas.Select(s => s.ToString(Newtonsoft.Json.Formatting.None)));
        foreach (var (name, schema) in registry.Schemas.ToList())
        {
            if (schema["enum"] is not null && registry.IsInline(name)
                && !text.Contains($"/{name}\"", System.StringComparison.Ordinal)
                && !text.Contains(name + ">", System.StringComparison.Ordinal)
                && !text.Contains(name + ",", System.StringComparison.Ordinal))
                registry.Schemas.Remove(name);
        }
    }
}
