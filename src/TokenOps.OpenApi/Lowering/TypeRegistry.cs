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
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>The lowered schemas by C# name, in the order in which they were met.</summary>
    public Dictionary<string, JObject> Schemas { get; } = new(StringComparer.Ordinal);

    /// <summary>The members of each class, for those who walk the types.</summary>
    public Dictionary<string, List<LoweredMember>> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>The unions that became types, by C# name.</summary>
    public Dictionary<string, LoweredUnion> Unions { get; } = new(StringComparer.Ordinal);

    /// <summary>What operations reply with, by the operation's lowered description.</summary>
    public List<(JObject Operation, string Extension, LoweredType Type)> Replies { get; } = [];

    /// <summary>What operations take: arguments, bodies and members of options.</summary>
    public List<LoweredType> Inputs { get; } = [];

    /// <summary>What operations reply with and take back as it is.</summary>
    public List<LoweredType> Returned { get; } = [];

    /// <summary>Returns whether nothing has this name yet.</summary>
    public bool IsFree(string name) => !_owners.ContainsKey(name) && ReservedNames.Avoid(name) == name;

    /// <summary>The name that <paramref name="owner"/> has; null when it has none.</summary>
    public string? NameOf(string owner) => _names.GetValueOrDefault(owner);

    /// <summary>
    /// Claims <paramref name="wanted"/> for the schema that <paramref name="owner"/> identifies. When another has the name,
    /// the wire name is added, which does not depend on what else there is.
    /// </summary>
    public string Claim(string wanted, string owner, JToken origin, string? wireName = null)
    {
        if (_names.TryGetValue(owner, out var known))
            return known;

        var name = ReservedNames.Avoid(wanted);
        if (name != wanted)
            diagnostics.Note(DiagnosticCodes.Renamed, origin, $"'{wanted}' is the name of another type in C#, so that this one is called '{name}'; an overlay that adds '{Extensions.CSharpType}' gives it a better one");
        if (_owners.TryGetValue(name, out var other))
        {
            var taken = name;
            name = name + "_" + CSharpName.Verbatim(wireName ?? owner);
            diagnostics.Note(DiagnosticCodes.Renamed, origin, $"'{taken}' is the C# name of '{other}', so that '{owner}' is called '{name}'; an overlay that adds '{Extensions.CSharpType}' gives it a better one");
        }

        return Take(name, owner);
    }

    /// <summary>Claims a name for a schema that stands inline: it gives way to names that the document gives.</summary>
    public string ClaimInline(string wanted, string owner, JToken origin, string suffix = "Inline")
    {
        // One place in the document may be lowered under several names, but under each only once.
        var key = owner + " as " + wanted;
        if (_names.TryGetValue(key, out var known))
            return known;

        var name = ReservedNames.Avoid(wanted);
        if (_owners.ContainsKey(name))
            name = wanted + suffix;
        if (_owners.ContainsKey(name))
            name = wanted + "_" + CSharpName.Verbatim(SourceMap.Locate(origin).ToString());
        return Take(name, key);
    }

    /// <summary>Whether the type stands inline in the document, and not among its components.</summary>
    public bool IsInline(string name) => _owners.TryGetValue(name, out var owner) && owner.StartsWith("the schema at", StringComparison.Ordinal);

    /// <summary>The classes that a value of a type can be an object of: itself, or the branches of its union.</summary>
    public IEnumerable<string> ClassesOf(LoweredType type)
    {
        var found = new List<string>();
        Collect(type, found, []);
        return found;
    }

    private void Collect(LoweredType type, List<string> found, HashSet<string> open)
    {
        if (type.Kind == TypeKind.Object && !found.Contains(type.CSharp))
            found.Add(type.CSharp);
        if (type.Kind is not (TypeKind.Interface or TypeKind.Union) || !open.Add(type.CSharp) || !Unions.TryGetValue(type.CSharp, out var union))
            return;

        foreach (var branch in union.Branches)
            Collect(branch, found, open);
        if (union.Fallback is { } fallback && Members.ContainsKey(fallback) && !found.Contains(fallback))
            found.Add(fallback);
    }

    private string Take(string name, string owner)
    {
        // Two documents may come to one name by the longest way only by meaning the same.
        for (var rest = 0; _owners.TryGetValue(name, out var other) && other != owner && rest < 64; rest++)
            name += "_";
        _owners.TryAdd(name, owner);
        _names[owner] = name;
        return name;
    }
}
