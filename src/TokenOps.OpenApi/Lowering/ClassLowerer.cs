using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Naming;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Lowers objects with members to classes.</summary>
internal sealed class ClassLowerer(TypeLowerer types, DiagnosticBag diagnostics)
{
    private static readonly HashSet<string> Taken = new(["Equals", "GetHashCode", "ToString", "GetType", "ReferenceEquals", "MemberwiseClone", "Finalize", "AdditionalProperties"], StringComparer.Ordinal);

    public LoweredType Lower(JObject schema, string name, string owner)
    {
        var wanted = schema[Extensions.CSharpType]?.ToString() ?? CSharpName.PascalWithPrefix(name, "_");
        var typeName = owner.StartsWith("the schema", StringComparison.Ordinal)
            ? types.Registry.ClaimInline(wanted, owner, schema)
            : types.Registry.Claim(wanted, owner, schema);
        var reference = TypeLowerer.Reference(typeName, TypeKind.Object, schema);
        if (types.Registry.Schemas.ContainsKey(typeName))
            return reference;

        var properties = new JObject();
        var lowered = new JObject(
            new JProperty("type", "object"),
            new JProperty(Extensions.Bag, true),
            new JProperty("additionalProperties", false),
            new JProperty("properties", properties)).From(schema);
        foreach (var annotation in (string[])["description", "deprecated"])
        {
            if (schema[annotation] is { } value)
                lowered[annotation] = value.DeepClone();
        }

        types.Registry.Schemas[typeName] = lowered;
        types.Registry.Members[typeName] = LowerMembers(schema, typeName, properties);
        if (schema["discriminator"]?["propertyName"] is { } discriminator)
            AddDerived(schema, typeName, discriminator.ToString(), lowered, owner);
        return reference;
    }

    private List<LoweredMember> LowerMembers(JObject schema, string typeName, JObject properties)
    {
        var required = (schema["required"] as JArray)?.Select(r => r.ToString()).ToHashSet(StringComparer.Ordinal) ?? [];
        var members = new List<LoweredMember>();
        foreach (var property in (schema["properties"] as JObject)?.Properties() ?? [])
        {
            var name = MemberName(property, typeName, members);
            var type = types.Lower(property.Value, typeName + name);
            var member = new LoweredMember(property.Name, name, type, required.Contains(property.Name));
            members.Add(member);
            properties[property.Name] = MemberSchema.Create(member, property.Value).From(property);
        }

        return members;
    }

    private string MemberName(JProperty property, string typeName, List<LoweredMember> members)
    {
        var name = (property.Value as JObject)?[Extensions.CSharpName]?.ToString() ?? CSharpName.PascalWithPrefix(property.Name, "_");
        if (name.Length == 0)
            diagnostics.Add(DiagnosticCodes.UnusableName, property, $"the property '{property.Name}' has nothing that a C# name can be made of; an overlay that adds '{Extensions.CSharpName}' settles it");
        if (Taken.Contains(name) || name == typeName)
            name += "Value";

        if (members.Find(m => m.CSharpName == name) is { } clash)
            diagnostics.Add(DiagnosticCodes.NameClash, property, $"the properties '{clash.WireName}' and '{property.Name}' both become '{typeName}.{name}'; an overlay that adds '{Extensions.CSharpName}' to one settles it");
        return name;
    }

    // Inheritance as OpenAPI 3.0 knows it: the base names the discriminator, the derived say allOf.
    private void AddDerived(JObject schema, string typeName, string discriminator, JObject lowered, string owner)
    {
        var derived = new JArray();
        lowered[Extensions.Discriminator] = discriminator;
        lowered[Extensions.Derived] = derived;
        if (owner.Split("components.schemas.") is not [_, var baseComponent])
            return;

        foreach (var component in types.DerivedComponents(baseComponent))
        {
            var type = types.Component(component, schema);
            var mapped = (schema["discriminator"]?["mapping"] as JObject)?.Properties()
                .Where(p => p.Value.ToString() == component || p.Value.ToString().EndsWith("/" + component, StringComparison.Ordinal))
                .Select(p => p.Name)
                .ToList();
            var values = mapped is { Count: > 0 } ? mapped : [component];
            types.Registry.Bases[type.CSharp] = typeName;
            types.Registry.DiscriminatorValues[type.CSharp] = values[0];
            foreach (var value in values)
                derived.Add(CSharpName.Literal(value) + "|" + type.CSharp);
        }
    }
}
