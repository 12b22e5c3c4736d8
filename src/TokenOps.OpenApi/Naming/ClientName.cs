using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace TokenOps.OpenApi.Naming;

/// <summary>Names the client that an operation belongs to: by its tag, or by its path where the tag gives no name.</summary>
public static partial class ClientName
{
    private const string Suffix = "Api";

    // What the client itself has, or what would make a client of a name that is another type's.
    private static readonly FrozenSet<string> Taken = FrozenSet.Create(
        StringComparer.Ordinal, "TokenOps", "Http", "Web", "Pipeline", "Dispose", "Send", "Stream", "Equals", "GetHashCode", "GetType", "ToString", "ReferenceEquals", "MemberwiseClone", "Finalize", "BaseAddress", "Create", "Options");

    /// <summary>Returns the name, without the word client.</summary>
    /// <param name="tag">The operation's first tag; null when it has none.</param>
    /// <param name="path">The operation's path.</param>
    public static string Of(string? tag, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var name = FromTag(tag ?? string.Empty) ?? FromPath(path);
        return Taken.Contains(name) || ReservedNames.Avoid(name) != name ? name + Suffix : name;
    }

    // A tag of another script is legal in C#, but hard to type for everybody else; of "聊天 (Chat)" the readable part is taken.
    private static string? FromTag(string tag)
    {
        var readable = string.Concat(tag.Select(c => char.GetUnicodeCategory(c) == UnicodeCategory.OtherLetter ? ' ' : c));
        var name = CSharpName.PascalWithPrefix(readable, "_");
        return name.Any(char.IsAsciiLetter) && !IsPrefix(name) && !name.Equals("default", StringComparison.OrdinalIgnoreCase) ? name : null;
    }

    private static string FromPath(string path)
    {
        var segments = Segments(path).ToList();
        var telling = segments.Find(s => !s.StartsWith('{') && !IsPrefix(s)) ?? segments.Find(s => !s.StartsWith('{'));
        var name = CSharpName.PascalWithPrefix(telling ?? string.Empty, "_");
        return name.Length > 0 ? name : "Root";
    }

    /// <summary>Returns the segments of a path, where a colon and a dot end one too.</summary>
    internal static IEnumerable<string> Segments(string path) =>
        path.Split('?', '#')[0].Split('/', ':').Where(s => s.Length > 0);

    /// <summary>Returns whether a segment tells the version or that this is an API, and nothing more.</summary>
    internal static bool IsPrefix(string segment) => segment is "api" or "openapi" || Version().IsMatch(segment);

    [GeneratedRegex("^v[0-9]+(\\.[0-9]+)*((alpha|beta)[0-9]*)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Version();
}
