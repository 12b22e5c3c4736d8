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

    public LoweredType Lower(JObject schema, string name, string owner, bool isInline, Action<LoweredType> begun)
    {
        var wanted = schema[Extensions.CSharpType]?.ToString() ?? CSharpName.Of(name);
        var typeName = isInline
            ? types.Registry.ClaimInline(wanted, owner, schema, "Object")
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

        // Whoever meets the same schema inside itself refers to the class.
        begun(reference);
        types.Registry.Schemas[typeName] = lowered;
        types.Registry.Members[typeName] = LowerMembers(schema, typeName, properties);
        return !isInline && owner.Split("components.schemas.") is [_, var component] && types.Inheritance.HasDerived(component, schema)
            ? InterfaceLowerer.LowerBase(types, schema, component, typeName, owner)
            : reference;
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
        var name = (property.Value as JObject)?[Extensions.CSharpName]?.ToString() ?? CSharpName.Of(property.Name);
        if (Taken.Contains(name) || name == typeName)
            name += "Value";
        if (members.Find(m => m.CSharpName == name) is not { } clash)
            return name;

        name += "_" + CSharpName.Verbatim(property.Name);
        while (members.Exists(m => m.CSharpName == name))
            name += "_";
        diagnostics.Note(DiagnosticCodes.Renamed, property, $"'{clash.WireName}' is '{typeName}.{clash.CSharpName}' in C#, so that '{property.Name}' is called '{name}'; an overlay that adds '{Extensions.CSharpName}' gives it a better one");
        return name;
    }
}
