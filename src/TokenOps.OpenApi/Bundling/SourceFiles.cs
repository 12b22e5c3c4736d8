using System;
using System.Collections.Generic;
using System.IO;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Bundling;

/// <summary>The files that references may lead into: those in the folder of the documents and below, and nothing over a network.</summary>
/// <param name="folder">The folder; empty when the documents are given as texts.</param>
/// <param name="read">Reads a file; null where there is none.</param>
internal sealed class SourceFiles(string folder, Func<string, string?> read)
{
    private readonly Dictionary<string, SourceFile?> _files = new(StringComparer.Ordinal);

    /// <summary>Returns whether <paramref name="path"/> is in the folder.</summary>
    public bool Contains(string path)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder.Length == 0 ? "." : folder)) + Path.DirectorySeparatorChar;
        return Path.GetFullPath(path).StartsWith(root, StringComparison.Ordinal);
    }

    /// <summary>Returns whether a reference led into the file.</summary>
    public bool IsOpen(string path) => _files.ContainsKey(Path.GetFullPath(path));

    /// <summary>Returns the file; null when there is none.</summary>
    /// <exception cref="SpecException">It can be read as neither YAML nor JSON.</exception>
    public SourceFile? Open(string path, DiagnosticBag notes)
    {
        var key = Path.GetFullPath(path);
        if (_files.TryGetValue(key, out var known))
            return known;

        var text = read(path);
        var tokens = text is null ? [] : SpecDocumentReader.ReadTokens(text, path, notes);
        if (tokens.Count == 0)
            return _files[key] = null;

        // Known before it is read further, since files may refer to each other.
        var file = _files[key] = new SourceFile(path, tokens[0]);
        if (tokens[0] is JObject root)
        {
            var kind = file.IsDocument ? NodeKind.Document : NodeKind.Schema;
            new ReferencedMaps(this, notes).WriteOutAll(file, kind);
            MalformedMembers.MendAll(root, kind, notes);
            EmbeddedReferences.Rewrite(root, kind, notes);
        }

        return file;
    }
}
