using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Finds the branches of a union: unions inside unions are taken apart, and what comes twice counts once.</summary>
internal sealed class UnionBranches(TypeLowerer types)
{
    public List<UnionBranch> Of(NormalSchema normal)
    {
        var result = new List<UnionBranch>();
        foreach (var branch in normal.Union!)
            Add(branch, result, []);
        return result;
    }

    /// <summary>Whether the branches say nothing but which members have to be there together.</summary>
    public static bool IsRule(JObject schema) =>
        schema.Count > 0 && schema.Properties().All(p => p.Name is "required" or "not" or "dependentRequired" or "if" or "then" or "else" or "description" or "title");

    private void Add(JToken token, List<UnionBranch> result, HashSet<string> seen)
    {
        var normal = types.Quiet.Normalize(token);
        while (normal.Schema["$ref"] is not null)
        {
            var reference = normal.Schema;
            if (!seen.Add(reference["$ref"]!.ToString()))
                return;
            if (References.SchemaName(reference) is { } component)
            {
                token = reference;

                // An interface stays one branch; anything else is looked into.
                if (types.KindOf(component) == TypeKind.Interface)
                {
                    Keep(new UnionBranch(token, normal, BranchKind.Interface), result);
                    return;
                }
            }

            if (types.References.Resolve(reference) is not { } target)
                return;
            normal = types.Quiet.Normalize(target);
            if (References.SchemaName(reference) is null)
                token = target;
        }

        if (IsRule(normal.Schema))
            return;
        if (normal.Union is { } inner && !TypeLowerer.IsClass(normal.Schema))
        {
            foreach (var branch in inner)
                Add(branch, result, seen);
            return;
        }

        Keep(new UnionBranch(token, normal, KindOf(normal)), result);
    }

    private static void Keep(UnionBranch branch, List<UnionBranch> result)
    {
        if (!result.Exists(b => JToken.DeepEquals(b.Token, branch.Token)))
            result.Add(branch);
    }

    private BranchKind KindOf(NormalSchema normal) => normal.Type switch
    {
        "object" when TypeLowerer.IsClass(normal.Schema) => BranchKind.Object,
        "object" => BranchKind.Map,
        "array" => IsFile(Items(normal.Schema)) ? BranchKind.Files : BranchKind.Array,
        "string" => IsFile(normal) ? BranchKind.File : EnumLowerer.IsEnum(normal) ? BranchKind.Enum : BranchKind.Text,
        "integer" or "number" => BranchKind.Number,
        "boolean" => BranchKind.Boolean,
        _ => BranchKind.Any,
    };

    private NormalSchema? Items(JObject array) =>
        array["items"] is JObject items && types.References.Resolve(items) is { } item ? types.Quiet.Normalize(item) : null;

    private static bool IsFile(NormalSchema? normal) =>
        normal is { Type: "string", Union: null } && ScalarLowerer.Lower(normal, new DiagnosticBag()).Kind == TypeKind.File;
}
