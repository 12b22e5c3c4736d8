using System;
using System.Collections.Generic;
using System.Linq;

namespace TokenOps.OpenApi.Lowering;

/// <summary>
/// Finds the classes of responses that a union of a request takes as they are: what a server returned as the next part of a
/// conversation can be sent back without copying it member by member.
/// </summary>
internal sealed class ReturnedBranches(TypeRegistry registry, UnionShapes shapes)
{
    /// <summary>Returns each such class with the interface of the union.</summary>
    public IEnumerable<(string Class, string Interface)> Find()
    {
        var sent = Reachable(registry.Inputs);
        var received = Reachable(registry.Replies.Select(r => r.Type)).Where(registry.Members.ContainsKey).ToList();
        return
            from name in sent
            let union = registry.Unions.GetValueOrDefault(name)
            where union?.Kind == TypeKind.Interface
            from candidate in shapes.LikeBranches(union, received)
            select (candidate, name);
    }

    private HashSet<string> Reachable(IEnumerable<LoweredType> from)
    {
        var open = new Queue<LoweredType>(from);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (open.TryDequeue(out var type))
        {
            if (type.Element is { } element)
                open.Enqueue(element);
            if (!type.IsNamed || !seen.Add(type.CSharp))
                continue;
            if (registry.Members.TryGetValue(type.CSharp, out var members))
                members.ForEach(m => open.Enqueue(m.Type));
            if (registry.Unions.TryGetValue(type.CSharp, out var union))
                union.Branches.ForEach(open.Enqueue);
        }

        return seen;
    }
}
