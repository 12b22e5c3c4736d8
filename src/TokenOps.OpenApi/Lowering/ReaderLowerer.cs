using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Naming;

namespace TokenOps.OpenApi.Lowering;

/// <summary>
/// Writes how each class is read and written, so that no call needs reflection. Readers are classes of their own: within a
/// type's own class, its members would hide the types that they are called like.
/// </summary>
internal sealed class ReaderLowerer(TypeRegistry registry)
{
    public void Lower()
    {
        foreach (var (name, members) in registry.Members)
            Write(registry.Schemas[name], name, members);
        new UnionWriter(registry).Write();

        foreach (var (operation, extension, type) in registry.Replies)
            operation[extension] = ReaderExpressions.Root(type);
        foreach (var operation in registry.Replies.Select(r => r.Operation).Distinct())
            operation["x-member-names"] = new JArray(NamesOf(operation).Select(CSharpName.Literal));
    }

    private static void Write(JObject schema, string name, List<LoweredMember> members)
    {
        schema[Extensions.ClassName] = name;
        if (schema[Extensions.Bag] is null)
            return;

        schema[Extensions.Json] = ReaderExpressions.ReaderOf(name);
        schema[Extensions.ReadNames] = new JArray(members.Select(m => CSharpName.Literal(m.WireName)));
        schema[Extensions.ReadMembers] = new JArray(members.Select(Read));
        if (members.Exists(m => IsExact(m.Type)))
            schema[Extensions.Exact] = true;
        schema[Extensions.WriteMembers] = new JArray(members.Select(Write));
    }

    // Numbers of which no digit may be lost.
    private static bool IsExact(LoweredType type) => type.Element is { } element ? IsExact(element) : type is { Kind: TypeKind.Number, CSharp: "decimal" };

    private static string Read(LoweredMember member, int index)
    {
        var value = ReaderExpressions.Value(member.Type);
        var statement = MemberSchema.IsNullable(member) ? $"result.{member.CSharpName} = {value};"
            : member.Type.IsValueType ? $"if ({value} is {{ }} v{index}) result.{member.CSharpName} = v{index};"
            : $"result.{member.CSharpName} = {value} ?? result.{member.CSharpName};";
        return $"case {CSharpName.Literal(member.WireName)}: {statement} return true;";
    }

    private static string Write(LoweredMember member)
    {
        var value = MemberSchema.Value(member);
        var isUnsettable = MemberSchema.IsNullable(member) || MemberSchema.HasBacking(member);
        var text = member.Type.Kind == TypeKind.Enum ? value + (isUnsettable ? "?.Value" : ".Value") : value;
        var method = member is { IsRequired: true, Type.IsNullable: true } ? "WriteOrNull" : "Write";
        return $"members.{method}({CSharpName.Literal(member.WireName)}, {text});";
    }

    private List<string> NamesOf(JObject operation)
    {
        var open = new HashSet<string>(StringComparer.Ordinal);
        return registry.Replies.Where(r => r.Operation == operation).SelectMany(r => NamesOf(r.Type, open)).Distinct(StringComparer.Ordinal).ToList();
    }

    private IEnumerable<string> NamesOf(LoweredType type, HashSet<string> open)
    {
        if (type.Element is { } element)
            return NamesOf(element, open);
        if (!type.IsNamed || !open.Add(type.CSharp))
            return [];
        if (registry.Unions.TryGetValue(type.CSharp, out var union))
            return union.Branches.SelectMany(b => NamesOf(b, open));
        return registry.Members.GetValueOrDefault(type.CSharp, []).SelectMany(m => NamesOf(m.Type, open).Prepend(m.WireName));
    }
}
