using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Lowering;

/// <summary>
/// Lowers <c>anyOf</c> and <c>oneOf</c>: strings to an extensible enum, one-or-many files to a list, objects to an
/// interface, and branches of different kinds of JSON to a class with an accessor for each.
/// </summary>
internal sealed class UnionLowerer(TypeLowerer types, EnumLowerer enums, DiagnosticBag diagnostics)
{
    private readonly UnionBranches _branches = new(types);
    private readonly InterfaceLowerer _interfaces = new(types);
    private readonly KindUnionLowerer _kinds = new(types);

    /// <summary>What kind of named type the union becomes; null when it is what its branches are.</summary>
    public TypeKind? KindOf(NormalSchema normal)
    {
        var branches = _branches.Of(normal);
        var typed = branches.FindAll(b => b.Kind != BranchKind.Any);
        if (IsFlat(normal, branches))
            return TypeKind.Object;
        if (typed.Count == 0)
            return null;
        if (typed.Count == 1 && branches.Count == 1)
            return typed[0].Kind is BranchKind.Interface || References.SchemaName(typed[0].Token) is not null ? null : types.KindOf(typed[0].Normal, component: null);
        if (typed.Count == branches.Count)
        {
            if (typed.TrueForAll(b => b.Kind is BranchKind.Text or BranchKind.Enum))
                return typed.Exists(b => b.Kind == BranchKind.Enum) ? TypeKind.Enum : null;
            if (IsOneKind(typed))
                return null;
            if (typed.TrueForAll(b => b.Kind is BranchKind.Object or BranchKind.Interface))
                return TypeKind.Interface;
        }

        return TypeKind.Union;
    }

    public LoweredType Lower(NormalSchema normal, JArray union, string name, string? owner)
    {
        var branches = _branches.Of(normal);
        if (IsFlat(normal, branches))
            return types.Lower(UnionFlattener.Flatten(normal.Schema, branches), name, owner);

        if (branches.TrueForAll(b => b.Kind == BranchKind.Any))
        {
            diagnostics.Note(DiagnosticCodes.Loosened, union, branches.Count == 0 ? "this union has no branches; its values are raw JSON" : "no branch of this union says what it is; its values are raw JSON");
            return LoweredType.Any() with { Source = normal.Schema };
        }

        switch (KindOf(normal))
        {
            case TypeKind.Enum:
                return enums.Lower([.. branches.Select(b => WithNames(b.Normal.Schema, normal.Schema))], name, owner ?? InlineOwner(normal.Schema));
            case TypeKind.Interface when branches.Count > 1:
                return _interfaces.Lower(normal.Schema, branches, name, owner);
            case TypeKind.Union:
                return _kinds.Lower(normal.Schema, branches, name, owner);
        }

        // What is one kind of thing in every branch is that thing, with the limits of none; a file on its own keeps what limits a list of some.
        var chosen = branches.Find(b => b.Kind == BranchKind.Files) ?? branches.Find(b => b.Normal.Type == "number") ?? branches.Find(b => b.Kind == BranchKind.Text) ?? branches[0];
        var type = types.Lower(chosen.Token, name, branches.Count == 1 ? owner : null);
        var keepsLimits = branches.Count == 1 || (branches.FindAll(b => b.Kind == BranchKind.Files).Count == 1 && chosen.Normal.Schema["minItems"] is null);
        return keepsLimits ? type : type with { Source = normal.Schema };
    }

    private static bool IsOneKind(List<UnionBranch> branches) =>
        branches.TrueForAll(b => b.Kind is BranchKind.File or BranchKind.Files)
        || branches.TrueForAll(b => b.Kind == BranchKind.Number)
        || branches.TrueForAll(b => b.Kind == BranchKind.Boolean);

    // Members beside a union belong to every branch. Where the branches repeat them, they tell nothing new.
    private static bool IsFlat(NormalSchema normal, List<UnionBranch> branches)
    {
        if (normal.Schema["properties"] is not JObject { Count: > 0 } own || branches.Exists(b => b.Kind is not (BranchKind.Object or BranchKind.Map)))
            return false;
        return normal.Schema["discriminator"] is null
            && !branches.TrueForAll(b => own.Properties().All(p => b.Normal.Schema["properties"]?[p.Name] is not null));
    }

    private static JObject WithNames(JObject branch, JObject outer)
    {
        var result = ((JObject)branch.DeepClone()).From(branch);
        foreach (var keyword in (string[])[Extensions.CSharpType, Extensions.CSharpMembers, "description"])
        {
            if (outer[keyword] is { } value)
                result[keyword] = value.DeepClone();
        }

        return result;
    }

    private static string InlineOwner(JObject schema) =>
        schema[Extensions.CSharpType] is { } given ? "enum " + given : $"the schema at {SourceMap.Locate(schema)}";
}
