using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Naming;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Lowers a union of values of several kinds, such as text or an array, to a class with an accessor for each.</summary>
internal sealed class KindUnionLowerer(TypeLowerer types)
{
    private readonly Dictionary<string, string> _bySignature = new(StringComparer.Ordinal);

    public LoweredType Lower(JObject schema, List<UnionBranch> branches, string name, string? owner)
    {
        // The same union written twice is one type where it stands inline under one name.
        var signature = name + string.Join("|", branches.Select(b => b.Token.ToString(Newtonsoft.Json.Formatting.None)));
        if (owner is null && _bySignature.TryGetValue(signature, out var known))
            return TypeLowerer.Reference(known, TypeKind.Union, schema);

        var wanted = schema[Extensions.CSharpType]?.ToString() ?? CSharpName.Of(name);
        var className = owner is null
            ? types.Registry.ClaimInline(wanted, $"the schema at {SourceMap.Locate(schema)}", schema, "Union")
            : types.Registry.Claim(wanted, owner, schema);
        _bySignature.TryAdd(signature, className);

        var union = new LoweredUnion(className, TypeKind.Union)
        {
            Discriminator = schema["discriminator"]?["propertyName"]?.ToString(),
            Source = schema,
        };
        types.Registry.Unions[className] = union;
        foreach (var group in Groups(branches))
            union.Branches.Add(Lower(group, className));
        return TypeLowerer.Reference(className, TypeKind.Union, schema);
    }

    // Objects stay apart, since they are told apart by their members; what else is of one kind is one thing.
    private IEnumerable<List<UnionBranch>> Groups(List<UnionBranch> branches)
    {
        var arrays = branches.FindAll(b => b.Kind == BranchKind.Array);
        var mixed = arrays.Exists(a => ItemKind(a) is BranchKind.Any);
        return branches.Where(b => b.Kind != BranchKind.Any).GroupBy(b => b.Kind switch
        {
            BranchKind.Enum => nameof(BranchKind.Text),
            BranchKind.File => nameof(BranchKind.Files),
            BranchKind.Object or BranchKind.Interface => b.Token.ToString(Newtonsoft.Json.Formatting.None),
            BranchKind.Array when !mixed => nameof(BranchKind.Array) + ItemKind(b),
            var kind => kind.ToString(),
        }).Select(g => g.ToList());
    }

    private LoweredType Lower(List<UnionBranch> group, string name)
    {
        var first = group[0];
        if (group.Count == 1)
            return types.Lower(first.Token, name + Suffix(first.Kind));

        return first.Kind switch
        {
            BranchKind.Map => types.Lower(new JObject(new JProperty("type", "object"), new JProperty("additionalProperties", true)).From(first.Token), name),
            BranchKind.Array => types.Lower(
                new JObject(new JProperty("type", "array"), new JProperty("items", Either(group.Select(g => g.Normal.Schema["items"] ?? new JObject())))).From(first.Token),
                name),
            _ => types.Lower(Either(group.Select(g => g.Token)), name + Suffix(first.Kind)),
        };
    }

    private BranchKind ItemKind(UnionBranch array)
    {
        if (array.Normal.Schema["items"] is not JObject { Count: > 0 } items || types.References.Resolve(items) is not { } item)
            return BranchKind.Any;

        var normal = types.Quiet.Normalize(item);
        return normal switch
        {
            { Union: not null } => BranchKind.Any,
            { Type: "string" } => BranchKind.Text,
            { Type: "integer" or "number" } => BranchKind.Number,
            { Type: "boolean" } => BranchKind.Boolean,
            { Type: "array" } => BranchKind.Array,
            { Type: "object" } => BranchKind.Object,
            _ => BranchKind.Any,
        };
    }

    private static JObject Either(IEnumerable<JToken> branches)
    {
        var tokens = branches.Select(b => b.DeepClone().From(b)).ToList();
        return new JObject(new JProperty("anyOf", new JArray(tokens))).From(tokens[0]);
    }

    private static string Suffix(BranchKind kind) => kind switch
    {
        BranchKind.Text or BranchKind.Enum => "Text",
        BranchKind.Object => "Object",
        _ => string.Empty,
    };
}
