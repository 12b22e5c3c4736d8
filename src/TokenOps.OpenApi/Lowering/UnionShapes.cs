using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Naming;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Writes what tells the objects of a union apart: what their members are, which have to be there, which are constants.</summary>
internal sealed class UnionShapes(TypeRegistry registry)
{
    private const string Kinds = "global::TokenOps.Runtime.JsonKinds.";
    private const int MostTexts = 16;

    /// <summary>The classes that an object of the union can be, in the order of the document.</summary>
    public IReadOnlyList<string> Leaves(LoweredUnion union) =>
        [.. registry.ClassesOf(new LoweredType(union.Kind, [], union.Name)).Where(c => registry.Members.ContainsKey(c))];

    /// <summary>Whether one interface is among the branches of another, near or far.</summary>
    public bool Reaches(string from, string to)
    {
        var open = new Queue<string>([from]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (open.TryDequeue(out var next))
        {
            if (next == to)
                return true;
            if (seen.Add(next) && registry.Unions.TryGetValue(next, out var union))
                union.Branches.ForEach(b => open.Enqueue(b.CSharp));
        }

        return false;
    }

    /// <summary>The member that tells the branches of a union apart, and all its texts; null when no member tells every branch.</summary>
    public (string Discriminator, IReadOnlyList<string> Texts)? Texts(LoweredType type)
    {
        if (type.Kind != TypeKind.Interface || !registry.Unions.TryGetValue(type.CSharp, out var union))
            return null;

        var leaves = Leaves(union);
        var constants = Constants(union, leaves);
        return (union.Discriminator ?? Discriminator(constants)) is { } name && constants.TryGetValue(name, out var byLeaf) && leaves.All(byLeaf.ContainsKey)
            ? (name, [.. byLeaf.Values.SelectMany(t => t).Distinct(StringComparer.Ordinal)])
            : null;
    }

    /// <summary>The lines of the initializer.</summary>
    public IEnumerable<string> Write(LoweredUnion union, IReadOnlyList<string> leaves)
    {
        var constants = Constants(union, leaves);
        var discriminator = union.Discriminator ?? Discriminator(constants);
        yield return $"new global::TokenOps.Runtime.UnionShape({(discriminator is null ? "null" : CSharpName.Literal(discriminator))}, new global::TokenOps.Runtime.UnionBranch[]";
        yield return "{";
        foreach (var leaf in leaves)
        {
            var members = registry.Members[leaf].OrderByDescending(m => m.IsRequired).ToList();
            var names = string.Join(", ", members.Select(m => CSharpName.Literal(m.WireName)));
            var kinds = string.Join(", ", members.Select(m => string.Join(" | ", KindsOf(m.Type).Select(k => Kinds + k))));
            yield return $"    new global::TokenOps.Runtime.UnionBranch(new string[] {{ {names} }}, new global::TokenOps.Runtime.JsonKinds[] {{ {kinds} }}, {members.Count(m => m.IsRequired)})";
            var own = constants.Where(c => c.Value.ContainsKey(leaf)).ToList();
            yield return own.Count == 0 ? "    ," : "    { Constants = new (string, string[])[] { "
                + string.Join(", ", own.Select(c => $"({CSharpName.Literal(c.Key)}, new string[] {{ {string.Join(", ", c.Value[leaf].Select(CSharpName.Literal))} }})")) + " } },";
        }

        yield return "})";
    }

    /// <summary>Gives the member that tells a class apart its value, where it is one value.</summary>
    public void FillConstant(LoweredUnion union, string leaf)
    {
        var constants = Constants(union, Leaves(union));
        var discriminator = union.Discriminator ?? Discriminator(constants);
        if (discriminator is null || registry.Members[leaf].Find(m => m.WireName == discriminator) is not { } member)
            return;

        var property = (JObject)registry.Schemas[leaf]["properties"]![discriminator]!;
        if (property[Extensions.Initializer] is not null || member.Type.IsNullable || !constants.TryGetValue(discriminator, out var known) || !known.TryGetValue(leaf, out var texts) || texts.Count == 0)
            return;
        if (texts.Count > 1 && !union.Mapped.Contains(leaf))
            return;

        var initializer = member.Type.Kind switch
        {
            TypeKind.Enum => $"new {member.Type.CSharp}({CSharpName.Literal(texts[0])})",
            TypeKind.String => CSharpName.Literal(texts[0]),
            _ => null,
        };
        if (initializer is null)
            return;

        property[Extensions.Initializer] = initializer;
        property.Remove(Extensions.NullInitializer);
    }

    /// <summary>Returns the classes that are no branch of a union and say what one of them says: the same constant, and all that it requires, in the same kinds of JSON.</summary>
    /// <param name="union">The union.</param>
    /// <param name="classes">The classes to look at.</param>
    public IEnumerable<string> LikeBranches(LoweredUnion union, IEnumerable<string> classes)
    {
        var leaves = Leaves(union);
        var constants = Constants(union, leaves);
        if ((union.Discriminator ?? Discriminator(constants)) is not { } discriminator || !constants.TryGetValue(discriminator, out var byLeaf))
            return [];
        return classes.Where(name => !leaves.Contains(name) && IsLike(name));

        bool IsLike(string name)
        {
            var members = registry.Members[name];
            return members.Find(m => m.WireName == discriminator) is { } own && Values(union, name, own) is [var text]
                && leaves.Where(l => byLeaf.TryGetValue(l, out var texts) && texts.Contains(text)).ToList() is [var leaf]
                && registry.Members[leaf].TrueForAll(m => members.Find(o => o.WireName == m.WireName) is { } other ? MayBeSame(m.Type, other.Type) : !m.IsRequired);
        }
    }

    private bool MayBeSame(LoweredType one, LoweredType other)
    {
        var kinds = KindsOf(one).ToList();
        var others = KindsOf(other).ToList();
        return kinds.Contains("Any") || others.Contains("Any") || kinds.Intersect(others).Any();
    }

    // A member whose values, where branches list them, are either the same or have nothing in common.
    private Dictionary<string, Dictionary<string, List<string>>> Constants(LoweredUnion union, IReadOnlyList<string> leaves)
    {
        var result = new Dictionary<string, Dictionary<string, List<string>>>(StringComparer.Ordinal);
        foreach (var leaf in leaves)
        {
            foreach (var member in registry.Members[leaf])
            {
                if (Values(union, leaf, member) is { Count: > 0 and <= MostTexts } texts)
                    (result.TryGetValue(member.WireName, out var known) ? known : result[member.WireName] = new(StringComparer.Ordinal))[leaf] = texts;
            }

            // The discriminator need not be among the members that the branch names.
            if (union.Discriminator is { } name && union.Mapping.TryGetValue(leaf, out var mapped))
                (result.TryGetValue(name, out var known) ? known : result[name] = new(StringComparer.Ordinal)).TryAdd(leaf, mapped);
        }

        foreach (var (name, byLeaf) in result.ToList())
        {
            if (name != union.Discriminator && !Tells(byLeaf))
                result.Remove(name);
        }

        return result;
    }

    private static bool Tells(Dictionary<string, List<string>> byLeaf)
    {
        var sets = byLeaf.Values.ToList();
        if (sets.Count == 1)
            return sets[0].Count == 1;
        return sets.Skip(1).Any(s => !Same(s, sets[0])) && sets.TrueForAll(a => sets.TrueForAll(b => Same(a, b) || !a.Intersect(b).Any()));
    }

    private static bool Same(List<string> first, List<string> second) => first.Count == second.Count && !first.Except(second).Any();

    private static List<string> Values(LoweredUnion union, string leaf, LoweredMember member)
    {
        if (member.WireName == union.Discriminator && union.Mapped.Contains(leaf))
            return union.Mapping[leaf];

        var source = member.Type.Source;
        var values = source["enum"] as JArray ?? (source.TryGetValue("const", out var constant) ? new JArray(constant) : []);
        var own = values.OfType<JValue>().Where(v => v.Type is JTokenType.String or JTokenType.Boolean or JTokenType.Integer)
            .Select(v => v.Type == JTokenType.String ? v.Value<string>()! : v.ToString(Newtonsoft.Json.Formatting.None)).ToList();
        return own.Count == 0 && member.WireName == union.Discriminator ? union.Mapping.GetValueOrDefault(leaf, []) : own;
    }

    private static string? Discriminator(Dictionary<string, Dictionary<string, List<string>>> constants) =>
        constants.Count == 0 ? null : constants.OrderByDescending(c => c.Value.Values.Sum(v => v.Count)).ThenBy(c => c.Key, StringComparer.Ordinal).First().Key;

    private IEnumerable<string> KindsOf(LoweredType type)
    {
        switch (type.Kind)
        {
            case TypeKind.String or TypeKind.Enum or TypeKind.DateTime or TypeKind.Base64 or TypeKind.File:
                return ["Text"];
            case TypeKind.Number:
                return ["Number"];
            case TypeKind.Boolean:
                return ["Boolean"];
            case TypeKind.Array or TypeKind.Files:
                return ["Array"];
            case TypeKind.Object or TypeKind.Interface or TypeKind.Map:
                return ["Object"];
            case TypeKind.Union:
                return registry.Unions[type.CSharp].Branches.Where(b => b.Kind != TypeKind.Union).SelectMany(KindsOf).Distinct();
            default:
                return ["Any"];
        }
    }
}
