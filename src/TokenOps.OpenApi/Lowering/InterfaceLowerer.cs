using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Naming;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Lowers a union of objects to an interface that the classes of its branches implement.</summary>
internal sealed class InterfaceLowerer(TypeLowerer types)
{
    private readonly Dictionary<string, string> _bySignature = new(StringComparer.Ordinal);

    public LoweredType Lower(JObject schema, List<UnionBranch> branches, string name, string? owner)
    {
        // The same union written twice is one type.
        var signature = schema["discriminator"]?.ToString() + string.Join("|", branches.Select(b => b.Token.ToString(Newtonsoft.Json.Formatting.None)));
        if (owner is null && _bySignature.TryGetValue(signature, out var known))
            return TypeLowerer.Reference(known, TypeKind.Interface, schema);

        var wanted = schema[Extensions.CSharpType]?.ToString() ?? CSharpName.Of(name);
        var baseName = owner is null
            ? types.Registry.ClaimInline("I" + wanted, $"the schema at {SourceMap.Locate(schema)}", schema)[1..]
            : types.Registry.Claim(wanted, owner, schema);
        var interfaceName = owner is null ? "I" + baseName : types.Registry.Claim("I" + baseName, "the interface of " + owner, schema);
        _bySignature.TryAdd(signature, interfaceName);

        var union = new LoweredUnion(interfaceName, TypeKind.Interface)
        {
            Discriminator = schema["discriminator"]?["propertyName"]?.ToString(),
            Fallback = types.Registry.ClaimInline("Unknown" + baseName, "what is unknown of " + interfaceName, schema),
            Source = schema,
        };
        types.Registry.Unions[interfaceName] = union;
        foreach (var branch in branches)
        {
            var type = types.Lower(branch.Token, baseName + Suffix(branch, branches));
            union.Branches.Add(type);
            if (References.SchemaName(branch.Token) is { } component)
                Map(schema, component, type, union);
        }

        return TypeLowerer.Reference(interfaceName, TypeKind.Interface, schema);
    }

    /// <summary>Makes the interface of a class that others derive from by <c>allOf</c>.</summary>
    public static LoweredType LowerBase(TypeLowerer types, JObject schema, string component, string className, string owner)
    {
        var name = types.Registry.Claim("I" + className, "the interface of " + owner, schema);
        var union = new LoweredUnion(name, TypeKind.Interface)
        {
            Discriminator = schema["discriminator"]?["propertyName"]?.ToString(),
            Fallback = className,
            Source = schema,
        };
        types.Registry.Unions[name] = union;
        foreach (var derived in types.Inheritance.Derived(component))
        {
            var type = types.Component(derived, schema);
            union.Branches.Add(type);
            Map(schema, derived, type, union);
        }

        return TypeLowerer.Reference(name, TypeKind.Interface, schema);
    }

    // OpenAPI 3.1, "Discriminator Object": without a mapping, the name of the component is the value.
    private static void Map(JObject schema, string component, LoweredType type, LoweredUnion union)
    {
        if (union.Discriminator is null)
            return;

        var mapped = ((schema["discriminator"] as JObject)?["mapping"] as JObject)?.Properties()
            .Where(p => p.Value.ToString() == component || p.Value.ToString().EndsWith("/" + component, StringComparison.Ordinal))
            .Select(p => p.Name)
            .ToList() ?? [];
        // A branch that is an interface itself stands for the class that it is made of.
        var name = type.Kind == TypeKind.Interface ? type.CSharp[1..] : type.CSharp;
        union.Mapping[name] = mapped.Count > 0 ? mapped : [component];
        if (mapped.Count > 0)
            union.Mapped.Add(name);
    }

    // What an inline branch is called must not depend on how many there are.
    private static string Suffix(UnionBranch branch, List<UnionBranch> branches)
    {
        if (branch.Normal.Schema["properties"] is not JObject properties)
            return "Object";

        var constant = properties.Properties()
            .Select(p => p.Value is JObject value ? EnumLowerer.Values(value).ToList() : [])
            .FirstOrDefault(v => v.Count == 1);
        if (constant is not null)
            return CSharpName.Of(constant[0].Value<string>()!);
        if (branch.Normal.Schema["title"]?.ToString() is { Length: > 0 and < 40 } title)
            return CSharpName.Of(title);

        var required = (branch.Normal.Schema["required"] as JArray)?.Select(r => r.ToString()) ?? [];
        var own = required.Concat(properties.Properties().Select(p => p.Name))
            .FirstOrDefault(n => branches.Count(b => b.Normal.Schema["properties"]?[n] is not null) == 1);
        return own is null ? "Object" : "With" + CSharpName.Of(own);
    }
}
