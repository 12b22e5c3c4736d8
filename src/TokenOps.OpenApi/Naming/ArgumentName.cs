using System;
using System.Collections.Frozen;
using System.Globalization;
using System.Linq;

namespace TokenOps.OpenApi.Naming;

/// <summary>Names the arguments of methods.</summary>
public static class ArgumentName
{
    private static readonly FrozenSet<string> Taken = FrozenSet.Create(StringComparer.Ordinal, "request", "content", "options", "cancellationToken");

    private static readonly FrozenSet<string> Keywords = FrozenSet.Create(
        StringComparer.Ordinal,
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default", "delegate", "do", "double", "else", "enum", "event",
        "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null",
        "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct",
        "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while", "field", "await", "async");

    /// <summary>Returns the name of an argument: <c>file_id</c> becomes <c>fileId</c>, <c>ID</c> becomes <c>id</c>.</summary>
    /// <param name="wireName">The name in the document.</param>
    /// <param name="position">The argument's position, which names what has no other name.</param>
    public static string Of(string wireName, int position)
    {
        var pascal = CSharpName.Pascal(wireName);
        if (pascal.Length == 0)
            return "segment" + (position + 1).ToString(CultureInfo.InvariantCulture);
        if (char.IsDigit(pascal[0]))
            return "_" + pascal;

        // Of a run of capitals all but the last belong to one word, unless nothing follows.
        var capitals = pascal.TakeWhile(char.IsUpper).Count();
        var lowered = capitals == pascal.Length ? capitals : Math.Max(1, capitals - 1);
        var name = pascal[..lowered].ToLowerInvariant() + pascal[lowered..];
        return Taken.Contains(name) ? name + "Segment" : Keywords.Contains(name) ? "@" + name : name;
    }
}
