using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Naming;

namespace TokenOps.OpenApi.Lowering;

/// <summary>
/// Writes readers for the classes that replies are made of, so that no call needs reflection. Each is a class of its own:
/// within a type's own class, its members would hide the types that they are called like.
/// </summary>
internal sealed class ReaderLowerer(TypeRegistry registry)
{
    private readonly Dictionary<string, string> _readers = new(StringComparer.Ordinal);

    public void Lower()
    {
        var expressions = new ReaderExpressions(Reader);
        foreach (var (operation, extension, type) in registry.Replies)
        {
            // A reply that is one number has no reader worth having.
            if (!type.IsValueType)
                operation[extension] = expressions.Root(type);
        }

        // Writing a reader finds the classes of its members, whose readers are written in turn.
        var written = new HashSet<string>(StringComparer.Ordinal);
        while (_readers.Keys.FirstOrDefault(name => !written.Contains(name)) is { } next)
        {
            written.Add(next);
            Write(next, expressions);
        }

        foreach (var operation in registry.Replies.Select(r => r.Operation).Distinct())
            operation["x-member-names"] = new JArray(NamesOf(operation).Distinct(StringComparer.Ordinal).Select(CSharpName.Literal));
    }

    private void Write(string name, ReaderExpressions expressions)
    {
        var schema = registry.Schemas[name];
        var members = MembersOf(name).ToList();
        schema[Extensions.Reader] = _readers[name];
        schema[Extensions.ReadNames] = new JArray(members.Select(m => CSharpName.Literal(m.WireName)));
        schema[Extensions.ReadMembers] = new JArray(members.Select(m => Statement(m, expressions)));
        if (schema[Extensions.Derived] is not JArray derived)
            return;

        schema[Extensions.ReadDerived] = new JArray(derived.Select(d => d.ToString().Split('|')).Select(pair =>
            $"case {pair[0]}: return {Reader(pair[1])}.{(registry.Schemas[pair[1]][Extensions.Derived] is null ? "Read" : "Fill")}(again);"));
        schema["x-discriminator-literal"] = CSharpName.Literal(schema[Extensions.Discriminator]!.ToString());
    }

    private static string Statement(LoweredMember member, ReaderExpressions expressions)
    {
        var value = expressions.Value(member.Type, "reader");
        var keep = MemberSchema.IsNullable(member) ? string.Empty : $" ?? result.{member.CSharpName}";
        return $"case {CSharpName.Literal(member.WireName)}: result.{member.CSharpName} = {value}{keep}; return true;";
    }

    // What a class inherits is its base's, as it is written in the base.
    private IEnumerable<LoweredMember> MembersOf(string name)
    {
        var inherited = registry.Bases.TryGetValue(name, out var baseName) ? MembersOf(baseName).ToList() : [];
        return inherited.Concat(registry.Members[name].Where(m => !inherited.Exists(i => i.WireName == m.WireName)));
    }

    private string Reader(string name)
    {
        if (!_readers.TryGetValue(name, out var reader))
            _readers[name] = reader = registry.ClaimInline(name + "Reader", "the reader of " + name, registry.Schemas[name]);
        return reader;
    }

    private IEnumerable<string> NamesOf(JObject operation)
    {
        var open = new HashSet<string>(StringComparer.Ordinal);
        return registry.Replies.Where(r => r.Operation == operation).SelectMany(r => NamesOf(r.Type, open));
    }

    private IEnumerable<string> NamesOf(LoweredType type, HashSet<string> open)
    {
        var parts = type.Element is { } element ? [element] : type.Alternatives;
        if (type.Kind != TypeKind.Object)
            return parts.SelectMany(p => NamesOf(p, open));
        if (!open.Add(type.CSharp))
            return [];

        var derived = registry.Bases.Where(b => b.Value == type.CSharp).Select(b => TypeLowerer.Reference(b.Key, TypeKind.Object));
        return MembersOf(type.CSharp).SelectMany(m => NamesOf(m.Type, open).Prepend(m.WireName)).Concat(derived.SelectMany(d => NamesOf(d, open)));
    }
}
