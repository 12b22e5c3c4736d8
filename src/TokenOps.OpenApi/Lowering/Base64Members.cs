using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Naming;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Finds where base64 text stands in a reply, as paths that the client's reader understands.</summary>
/// <remarks>Types may refer to each other in so many ways that their paths cannot be written down: then a name counts at any depth.</remarks>
internal sealed class Base64Members
{
    private const int MostSteps = 20_000;

    private readonly TypeRegistry _registry;
    private readonly HashSet<string> _leading;
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private readonly List<string> _paths = [];
    private int _steps;

    private Base64Members(TypeRegistry registry, HashSet<string> leading)
    {
        _registry = registry;
        _leading = leading;
    }

    public static JArray Find(TypeRegistry registry, LoweredType type)
    {
        var reached = Reached(registry, type);
        var search = new Base64Members(registry, Leading(registry, reached));
        search.Walk(type, string.Empty);
        var paths = search._steps < MostSteps ? search._paths : AnyDepth(registry, reached);
        return new JArray(paths.Distinct(StringComparer.Ordinal).Select(CSharpName.Literal));
    }

    private void Walk(LoweredType type, string path)
    {
        var bare = Bare(type, ref path);
        if (bare.IsNamed && _leading.Contains(bare.CSharp) && ++_steps >= MostSteps)
            return;

        switch (bare.Kind)
        {
            case TypeKind.Base64 when path.Length > 0:
                _paths.Add(path);
                break;
            case TypeKind.Interface or TypeKind.Union when _leading.Contains(bare.CSharp) && _open.Add(bare.CSharp):
                foreach (var branch in _registry.Unions[bare.CSharp].Branches)
                    Walk(branch, path);
                _open.Remove(bare.CSharp);
                break;
            case TypeKind.Object when _leading.Contains(bare.CSharp):
                if (!_open.Add(bare.CSharp))
                {
                    // A type inside itself: its base64 members may stand at any depth.
                    _paths.AddRange(_registry.Members[bare.CSharp].Where(m => m.Type.Kind == TypeKind.Base64).Select(m => "**/" + m.WireName));
                    break;
                }

                foreach (var member in _registry.Members[bare.CSharp])
                    Walk(member.Type, Join(path, member.WireName));
                _open.Remove(bare.CSharp);
                break;
        }
    }

    private static IEnumerable<string> AnyDepth(TypeRegistry registry, IEnumerable<string> reached) =>
        from name in reached
        from member in registry.Members.GetValueOrDefault(name, [])
        let path = "**/" + member.WireName
        let found = PathOf(member.Type, path)
        where found is not null
        select found;

    private static string? PathOf(LoweredType type, string path) => Bare(type, ref path).Kind == TypeKind.Base64 ? path : null;

    // The names of the types that can stand in a value of the type.
    private static List<string> Reached(TypeRegistry registry, LoweredType type)
    {
        var found = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<LoweredType>([type]);
        while (open.TryPop(out var at))
        {
            var path = string.Empty;
            var bare = Bare(at, ref path);
            if (!bare.IsNamed || !known.Add(bare.CSharp))
                continue;
            found.Add(bare.CSharp);
            foreach (var inside in Inside(registry, bare.CSharp))
                open.Push(inside);
        }

        return found;
    }

    // Those of them from which base64 text can be reached.
    private static HashSet<string> Leading(TypeRegistry registry, List<string> reached)
    {
        var leading = new HashSet<string>(StringComparer.Ordinal);
        var edges = reached.SelectMany(name => Inside(registry, name).Select(inside => (Name: name, Inside: BareOf(inside)))).ToList();
        var users = edges.Where(static edge => edge.Inside.IsNamed).ToLookup(static edge => edge.Inside.CSharp, static edge => edge.Name, StringComparer.Ordinal);
        var open = new Stack<string>(edges.Where(static edge => edge.Inside.Kind == TypeKind.Base64).Select(static edge => edge.Name));
        while (open.TryPop(out var name))
        {
            if (!leading.Add(name))
                continue;
            foreach (var user in users[name])
                open.Push(user);
        }

        return leading;
    }

    private static IEnumerable<LoweredType> Inside(TypeRegistry registry, string name) =>
        registry.Unions.TryGetValue(name, out var union) ? union.Branches : registry.Members.GetValueOrDefault(name, []).Select(static m => m.Type);

    private static LoweredType BareOf(LoweredType type)
    {
        var path = string.Empty;
        return Bare(type, ref path);
    }

    // Without the lists and maps around it.
    private static LoweredType Bare(LoweredType type, ref string path)
    {
        while (type.Kind is TypeKind.Array or TypeKind.Map && type.Element is { } element)
        {
            type = element;
            path = Join(path, "*");
        }

        return type;
    }

    private static string Join(string path, string segment) => path.Length == 0 ? segment : path + "/" + segment;
}
