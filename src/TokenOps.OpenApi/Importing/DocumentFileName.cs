using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace TokenOps.OpenApi.Importing;

/// <summary>
/// Names the file of an imported document after what the document describes: <c>images-edits.yaml</c> for POST /v1/images/edits,
/// <c>files-{id}.get.yaml</c> for GET /v1/files/{id}. A name depends on nothing but the operation, and no two operations have the same
/// one, on file systems that ignore case neither: where the plain name would read as another operation, a digest follows it.
/// </summary>
public static class DocumentFileName
{
    private const string Version = "v1";
    private const string UnwrittenMethod = "POST";

    /// <summary>Returns the file name of a document, with its extension.</summary>
    /// <param name="operations">What the document describes; at least one operation.</param>
    /// <param name="source">Where the document was read from: a document of several operations is called as its source is.</param>
    public static string For(IReadOnlyList<ApiOperation> operations, string source)
    {
        ArgumentNullException.ThrowIfNull(operations);
        ArgumentNullException.ThrowIfNull(source);
        if (operations.Count == 0)
            throw new ArgumentException("A document without an operation has no name.", nameof(operations));
        return (operations.Count == 1 ? Of(operations[0]) : OfSource(source) ?? Of(operations[0])) + ".yaml";
    }

    /// <summary>Returns the name with a digest of <paramref name="operations"/>, for where a file of that name describes something else.</summary>
    public static string Distinct(IReadOnlyList<ApiOperation> operations, string source) =>
        $"{Path.GetFileNameWithoutExtension(For(operations, source))}-{Digest(string.Join('\n', operations))}.yaml";

    private static string Of(ApiOperation operation)
    {
        var plain = Plain(operation);
        return Read(plain) == operation ? plain : $"{plain}-{Digest(operation.ToString())}".TrimStart('-');
    }

    private static string Plain(ApiOperation operation)
    {
        var segments = operation.Path.Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (segments.Count > 1 && segments[0] == Version)
            segments.RemoveAt(0);
        var name = string.Join('-', segments.Select(Safe).Where(s => s.Length > 0));
        return operation.Method == UnwrittenMethod ? name : $"{name}.{operation.Method.ToLowerInvariant()}";
    }

    // The operation that somebody would take the name for.
    private static ApiOperation? Read(string name)
    {
        var (path, method) = (name, UnwrittenMethod);
        var dot = name.LastIndexOf('.');
        if (dot >= 0 && name[(dot + 1)..] is "get" or "put" or "delete" or "options" or "head" or "patch" or "trace" or "post")
            (path, method) = (name[..dot], name[(dot + 1)..].ToUpperInvariant());
        var segments = path.ToLowerInvariant().Split('-');
        var isVersioned = segments[0] is ['v', >= '0' and <= '9', ..];
        return path.Length == 0 ? null : new ApiOperation(method, (isVersioned ? "/" : $"/{Version}/") + string.Join('/', segments));
    }

    // What every file system and shell takes as it is; other scripts stay readable.
    private static string Safe(string segment)
    {
        var text = new StringBuilder();
        foreach (var rune in segment.EnumerateRunes())
            text.Append(Rune.IsLetterOrDigit(rune) || rune.Value is '_' or '.' or '{' or '}' ? rune.ToString() : text.Length > 0 && text[^1] != '-' ? "-" : string.Empty);
        var name = text.ToString().Trim('-', '.');
        return name.Length <= 60 ? name : name[..60].TrimEnd('-', '.');
    }

    private static string? OfSource(string source)
    {
        var path = Uri.TryCreate(source, UriKind.Absolute, out var address) ? address.AbsolutePath : source;
        var name = Safe(Path.GetFileNameWithoutExtension(Uri.UnescapeDataString(path).Replace('\\', '/'))).ToLowerInvariant();
        return name.Length == 0 ? null : name;
    }

    private static string Digest(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..6].ToString(CultureInfo.InvariantCulture);
}
