using System;
using System.Collections.Generic;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Lowering;

/// <summary>A union that became a type of its own.</summary>
/// <param name="Name">The C# name of the interface or of the class.</param>
/// <param name="Kind">An interface for objects, a class for values of several kinds.</param>
internal sealed record LoweredUnion(string Name, TypeKind Kind)
{
    /// <summary>The branches, in the order of the document.</summary>
    public List<LoweredType> Branches { get; } = [];

    /// <summary>The member that the document says tells the branches apart.</summary>
    public string? Discriminator { get; init; }

    /// <summary>The values of the discriminator that mean a class, where the document maps them.</summary>
    public Dictionary<string, List<string>> Mapping { get; } = new(StringComparer.Ordinal);

    /// <summary>The classes whose values the document maps, so that they say nothing else by themselves.</summary>
    public HashSet<string> Mapped { get; } = new(StringComparer.Ordinal);

    /// <summary>The class that takes what fits no branch: one that keeps raw JSON, or the base of the others.</summary>
    public string? Fallback { get; init; }

    /// <summary>The union's schema.</summary>
    public JObject Source { get; init; } = [];
}
