using System;

namespace TokenOps.Runtime;

/// <summary>A file name that is sent tells nothing about the sender's folders.</summary>
internal static class FileNameRules
{
    // Both separators on every system: a name may come from a browser or a database that ran elsewhere.
    private static readonly char[] Separators = ['/', '\\'];

    /// <summary>Cuts off all folders.</summary>
    /// <exception cref="ArgumentException">Nothing is left.</exception>
    public static string Bare(string name, string argument)
    {
        var bare = name.Substring(name.LastIndexOfAny(Separators) + 1);
        return bare.Length > 0
            ? bare
            : throw new ArgumentException("It names no file: expected a last segment that is not empty.", argument);
    }
}
