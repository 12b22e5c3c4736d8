using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Lowering;

/// <summary>
/// Lowers <c>anyOf</c> and <c>oneOf</c>: strings to an extensible enum, one-or-many files to a list, objects that a
/// member tells apart to a base class, and branches of different JSON kinds to a <c>Union</c>.
/// </summary>
internal sealed class UnionLowerer(TypeLowerer types, EnumLowerer enums, DiagnosticBag diagnostics)
{
    // Union<...> of the client has this many type parameters; more kinds of JSON than that is anything.
    private const int MaximumBranches = 4;

    private readonly DiscriminatedUnionLowerer _discriminated = new(types, diagnostics);

    public bool BecomesType(NormalSchema normal)
    {
        var branches = Expand(normal);
        return IsEnum(branches) || DiscriminatedUnionLowerer.AllObjects(branches);
    }

    public LoweredType Lower(NormalSchema normal, JArray union, string name, string? owner)
    {
        var branches = Expand(normal);
        if (branches.TrueForAll(b => b.Normal.Type == "string" && !IsFile(b.Normal)))
        {
            // Names given beside the union count for its members too.
            return IsEnum(branches)
                ? enums.Lower([.. branches.Select(b => WithNames(b.Normal.Schema, normal.Schema))], name, owner ?? InlineOwner(normal.Schema))
                : ScalarLowerer.Lower(branches[0].Normal, diagnostics) with { Source = normal.Schema };
        }

        if (branches.TrueForAll(b => IsFile(b.Normal) || IsFileArray(b.Normal)))
            return types.Lower(branches.First(b => b.Normal.Type == "array").Token, name) with { Source = normal.Schema };

        return DiscriminatedUnionLowerer.AllObjects(branches)
            ? _discriminated.Lower(normal.Schema, branches, name, owner)
            : LowerKinds(branches, union, normal, name);
    }

    private LoweredType LowerKinds(List<UnionBranch> branches, JArray union, NormalSchema normal, string name)
    {
        var alternatives = new List<LoweredType>();
        foreach (var kind in branches.GroupBy(b => b.Normal.Type is "integer" ? "number" : b.Normal.Type))
        {
            var group = kind.ToList();
            switch (kind.Key)
            {
                case null:
                    return LoweredType.Any() with { Source = normal.Schema };
                case "object" when group.Count > 1 && group.Count == branches.Count:
                    diagnostics.Add(
                        DiagnosticCodes.InexpressibleUnion,
                        union,
                        "the branches of this union are objects, and some of them name no members, so that nothing tells them apart; an overlay that removes branches settles it");
                    return LoweredType.Any() with { Source = normal.Schema };
                case "string" or "object" when group.Count > 1:
                    alternatives.Add(types.Lower(Union(group), name + (kind.Key == "object" ? "Object" : "Text")));
                    break;
                case "array" when group.Count > 1:
                    // A list of items of all the lists' kinds holds every one of them.
                    var items = group.Select(b => b.Normal.Schema["items"] ?? new JObject()).Select(i => i.DeepClone().From(i));
                    alternatives.Add(types.Lower(new JObject(new JProperty("type", "array"), new JProperty("items", new JObject(new JProperty("anyOf", new JArray(items))))).From(union), name));
                    break;
                case "number" when group.Count > 1:
                    alternatives.Add(types.Lower((group.Find(b => b.Normal.Type == "number") ?? group[0]).Token, name));
                    break;
                default:
                    alternatives.Add(types.Lower(group[0].Token, name));
                    break;
            }
        }

        if (alternatives.Count == 1)
            return alternatives[0] with { Source = normal.Schema };
        if (alternatives.Count > MaximumBranches)
            return LoweredType.Any() with { Source = normal.Schema };

        return new LoweredType(TypeKind.Union, [], $"global::TokenOps.Union<{string.Join(", ", alternatives.Select(a => a.CSharp))}>")
        {
            IsValueType = true,
            IsOverride = true,
            Alternatives = alternatives,
            Source = normal.Schema,
        };
    }

    private List<UnionBranch> Expand(NormalSchema normal)
    {
        var result = new List<UnionBranch>();
        foreach (var branch in normal.Union!)
            Expand(branch, normal.Schema["discriminator"], result, depth: 0);
        return result;
    }

    private void Expand(JToken token, JToken? discriminator, List<UnionBranch> result, int depth)
    {
        var resolved = types.References.Resolve(token);
        if (resolved is null)
            return;

        var normal = types.Normalize(resolved);
        if (normal.Union is { } inner && depth < 16 && (normal.Schema["discriminator"] is null || JToken.DeepEquals(normal.Schema["discriminator"]?["propertyName"], discriminator?["propertyName"])))
        {
            foreach (var branch in inner)
                Expand(branch, discriminator, result, depth + 1);
        }
        else if (!result.Exists(b => JToken.DeepEquals(b.Token, token)))
        {
            result.Add(new UnionBranch(token, normal));
        }
    }

    private static bool IsEnum(List<UnionBranch> branches) =>
        branches.TrueForAll(b => b.Normal.Type == "string" && !IsFile(b.Normal)) && branches.Exists(b => EnumLowerer.IsEnum(b.Normal));

    private static bool IsFile(NormalSchema normal) =>
        normal.Type == "string" && ScalarLowerer.Lower(normal, new DiagnosticBag()).Kind == TypeKind.File;

    private bool IsFileArray(NormalSchema normal) =>
        normal.Type == "array" && normal.Schema["items"] is { } items && types.References.Resolve(items) is { } item && IsFile(types.Normalize(item));

    private static JObject Union(IEnumerable<UnionBranch> branches)
    {
        var tokens = branches.Select(b => b.Token.DeepClone().From(b.Token)).ToList();
        return new JObject(new JProperty("anyOf", new JArray(tokens))).From(tokens[0]);
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
