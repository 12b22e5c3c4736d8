using System;
using System.Collections.Generic;
using System.Linq;

namespace TokenOps.Runtime;

/// <summary>Finds what a call authorizes itself with: the client's key, and what a caller's HttpClient or options add.</summary>
internal static class Credentials
{
    private static readonly string[] Names = ["auth", "key", "token", "secret", "cookie"];

    public static IReadOnlyList<string> Of(Call call)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        if (call.Settings.ApiKey is { Length: > 0 } key)
        {
            found.Add(key);
        }

        foreach (var header in call.SentHeaders?.AsEnumerable() ?? [])
        {
            if (IsCredential(header.Key))
            {
                found.UnionWith(header.Value.Select(WithoutScheme).Where(static value => value.Length > 0));
            }
        }

        return [.. found];
    }

    private static bool IsCredential(string name) => Array.Exists(Names, part => Contains(name, part));

    // "Bearer abc" is the credential "abc".
    private static string WithoutScheme(string value) => value.Substring(value.LastIndexOf(' ') + 1);

#if NETSTANDARD
    private static bool Contains(string name, string part) => name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
#else
    private static bool Contains(string name, string part) => name.Contains(part, StringComparison.OrdinalIgnoreCase);
#endif
}
