using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Naming;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Finds where base64 text stands in a reply, as paths that the client's reader understands.</summary>
internal static class Base64Members
{
    public static JArray Find(TypeRegistry registry, LoweredType type)
    {
        var result = new List<string>();
        Walk(registry, type, string.Empty, [], result);
        return new JArray(result.Distinct(StringComparer.Ordinal).Select(CSharpName.Literal));
    }

    private static void Walk(TypeRegistry registry, LoweredType type, string path, HashSet<string> open, List<string> result)
    {
        switch (type.Kind)
        {
            case TypeKind.Base64 when path.Length > 0:
                result.Add(path);
                break;
            case TypeKind.Array or TypeKind.Map when type.Element is not null:
                Walk(registry, type.Element, Join(path, "*"), open, result);
                break;
            case TypeKind.Interface or TypeKind.Union when registry.Unions.TryGetValue(type.CSharp, out var union):
                if (!open.Add(type.CSharp))
                    break;
                foreach (var branch in union.Branches)
                    Walk(registry, branch, path, open, result);
                open.Remove(type.CSharp);
                break;
            case TypeKind.Object when !open.Add(type.CSharp):
                // A type inside itself: its base64 members may stand at any depth.
                result.AddRange(registry.Members.GetValueOrDefault(type.CSharp, []).Where(m => m.Type.Kind == TypeKind.Base64).Select(m => "**/" + m.WireName));
                break;
            case TypeKind.Object:
                foreach (var member in registry.Members.GetValueOrDefault(type.CSharp, []))
                    Walk(registry, member.Type, Join(path, member.WireName), open, result);
                open.Remove(type.CSharp);
                break;
        }
    }

    private static string Join(string path, string segment) => path.Length == 0 ? segment : path + "/" + segment;
}
