using System;
using System.Collections.Generic;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Naming;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Lowering;

/// <summary>The C# types of the client: who owns which name, and what NSwag is told about each.</summary>
internal sealed class TypeRegistry(DiagnosticBag diagnostics)
{
    private readonly Dictionary<string, string> _owners = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JToken> _origins = new(StringComparer.Ordinal);

    /// <summary>The lowered schemas by C# name, in the order in which they were met.</summary>
    public Dictionary<string, JObject> Schemas { get; } = new(StringComparer.Ordinal);

    /// <summary>The members of each class, for those who walk the types.</summary>
    public Dictionary<string, List<LoweredMember>> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>What operations reply with, by the operation's lowered description.</summary>
    public List<(JObject Operation, string Extension, LoweredType Type)> Replies { get; } = [];

    /// <summary>The base class of each derived class.</summary>
    public Dictionary<string, string> Bases { get; } = new(StringComparer.Ordinal);

    /// <summary>The value of the discriminator that means each derived class.</summary>
    public Dictionary<string, string> DiscriminatorValues { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the type stands inline in the document, and not among its components.</summary>
    public bool IsInline(string name) => _owners.TryGetValue(name, out var owner) && owner.StartsWith("the schema at", StringComparison.Ordinal);

    /// <summary>Claims <paramref name="wanted"/> for the schema that <paramref name="owner"/> identifies. A clash of two given names is a finding.</summary>
    public string Claim(string wanted, string owner, JToken origin)
    {
        if (wanted.Length == 0)
        {
            diagnostics.Add(DiagnosticCodes.UnusableName, origin, $"'{owner}' has nothing that a C# name can be made of; an overlay that adds '{Extensions.CSharpType}' settles it");
            return "Unnamed";
        }

        var name = ReservedNames.Avoid(wanted);
        if (!_owners.TryAdd(name, owner) && _owners[name] != owner)
        {
            diagnostics.Add(
                DiagnosticCodes.NameClash,
                origin,
                $"'{owner}' and '{_owners[name]}' ({SourceMap.Locate(_origins[name])}) both become the C# type '{name}'; an overlay that adds '{Extensions.CSharpType}' to one settles it");
        }

        _origins.TryAdd(name, origin);
        return name;
    }

    /// <summary>Claims a name for a schema that stands inline: it gives way to names that the document gives.</summary>
    public string ClaimInline(string wanted, string owner, JToken origin)
    {
        if (wanted.Length == 0)
            return Claim(wanted, owner, origin);

        var name = ReservedNames.Avoid(wanted);
        for (var n = 2; _owners.TryGetValue(name, out var other) && other != owner; n++)
            name = ReservedNames.Avoid($"{wanted}{n}");
        return Claim(name, owner, origin);
    }
}
