using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Naming;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Lowers a union of objects to a base class whose discriminator, given or inferred, says which derived class it is.</summary>
internal sealed class DiscriminatedUnionLowerer(TypeLowerer types, DiagnosticBag diagnostics)
{
    private readonly Dictionary<string, string> _bySignature = new(StringComparer.Ordinal);

    public static bool AllObjects(List<UnionBranch> branches) =>
        branches.TrueForAll(b => b.Normal.Type == "object" && b.Normal.Schema["properties"] is JObject { Count: > 0 });

    public LoweredType Lower(JObject union, List<UnionBranch> branches, string name, string? owner)
    {
        var member = union["discriminator"]?["propertyName"]?.ToString() ?? Infer(branches);
        if (member is null)
        {
            diagnostics.Add(
                DiagnosticCodes.InexpressibleUnion,
                union,
                "the branches of this union are objects that no member tells apart: none is a constant that differs in every branch; an overlay that adds a 'discriminator', or removes branches, settles it");
            return LoweredType.Any();
        }

        // The same union written twice is one type.
        var signature = member + "|" + string.Join("|", branches.Select(b => b.Token.ToString(Newtonsoft.Json.Formatting.None)));
        if (owner is null && _bySignature.TryGetValue(signature, out var known))
            return TypeLowerer.Reference(known, TypeKind.Object, union);

        var wanted = union[Extensions.CSharpType]?.ToString() ?? CSharpName.PascalWithPrefix(name, "_");
        var baseName = owner is null
            ? types.Registry.ClaimInline(wanted, $"the union at {SourceMap.Locate(union)}", union)
            : types.Registry.Claim(wanted, owner, union);
        _bySignature[signature] = baseName;

        var memberType = ScalarLowerer.Lower(new NormalSchema(new JObject(new JProperty("type", "string")), IsNullable: false), diagnostics) with { IsNullable = true };
        var memberName = CSharpName.PascalWithPrefix(member, "_");
        var derived = new JArray();
        types.Registry.Schemas[baseName] = BaseSchema(union, member, memberName, derived);
        types.Registry.Members[baseName] = [new LoweredMember(member, memberName, memberType, IsRequired: true)];
        foreach (var branch in branches)
            AddDerived(union, branch, member, baseName, derived);
        return TypeLowerer.Reference(baseName, TypeKind.Object, union);
    }

    private void AddDerived(JObject union, UnionBranch branch, string member, string baseName, JArray derived)
    {
        var values = MappedValues(union, branch).Concat(Constants(branch, member)).Distinct(StringComparer.Ordinal).ToList();
        if (values.Count == 0 && References.SchemaName(branch.Token) is { } component)
            values.Add(component);

        var type = types.Lower(branch.Token, baseName + CSharpName.Pascal(values.FirstOrDefault() ?? "Variant"));
        // A class has one base class: a schema that is a branch of several unions is a class of its own in each.
        if (types.Registry.Bases.TryGetValue(type.CSharp, out var other) && other != baseName)
            type = types.LowerCopy(branch.Token, baseName + CSharpName.Pascal(values.FirstOrDefault() ?? type.CSharp));

        types.Registry.Bases[type.CSharp] = baseName;
        if (values.Count > 0)
            types.Registry.DiscriminatorValues[type.CSharp] = values[0];
        foreach (var value in values)
            derived.Add(CSharpName.Literal(value) + "|" + type.CSharp);
    }

    private static JObject BaseSchema(JObject union, string member, string memberName, JArray derived)
    {
        var schema = new JObject(
            new JProperty("type", "object"),
            new JProperty(Extensions.Discriminator, member),
            new JProperty(Extensions.Derived, derived),
            new JProperty(Extensions.Bag, true),
            new JProperty("properties", new JObject(
                new JProperty(member, new JObject(
                    new JProperty("type", "string"),
                    new JProperty("description", "Tells which of the derived classes this is; other values than theirs are kept."),
                    new JProperty(Extensions.Name, memberName),
                    new JProperty(Extensions.WireName, CSharpName.Literal(member)),
                    new JProperty(Extensions.Nullable, true))))));
        if (union["description"] is { } description)
            schema["description"] = description.DeepClone();
        return schema;
    }

    private static IEnumerable<string> MappedValues(JObject union, UnionBranch branch)
    {
        if (union["discriminator"]?["mapping"] is not JObject mapping || References.SchemaName(branch.Token) is not { } component)
            return [];

        return mapping.Properties()
            .Where(p => p.Value.ToString() == component || p.Value.ToString().EndsWith("/" + component, StringComparison.Ordinal))
            .Select(p => p.Name);
    }

    // A member that is a constant in every branch, each time another one.
    private string? Infer(List<UnionBranch> branches)
    {
        var candidates = ((JObject)branches[0].Normal.Schema["properties"]!).Properties().Select(p => p.Name);
        return candidates.FirstOrDefault(name =>
        {
            var values = branches.Select(b => Constants(b, name).ToList()).ToList();
            return values.TrueForAll(v => v.Count > 0) && values.SelectMany(v => v).Distinct(StringComparer.Ordinal).Count() == values.Sum(v => v.Count);
        });
    }

    private IEnumerable<string> Constants(UnionBranch branch, string member)
    {
        if (branch.Normal.Schema["properties"]?[member] is not { } property || types.References.Resolve(property) is not { } resolved)
            return [];
        return EnumLowerer.Values(types.Normalize(resolved).Schema).Select(v => v.Value<string>()!);
    }
}
