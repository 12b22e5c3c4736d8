using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Lowering;
using TokenOps.OpenApi.Merging;
using TokenOps.OpenApi.Overlays;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi;

/// <summary>Compiles the vendor's documents and our overlays to one document: reads, applies overlays, merges, lowers.</summary>
public static class SpecCompiler
{
    /// <summary>Compiles every <c>*.yaml</c> in <paramref name="directory"/> with the overlays in its folder <c>overlays</c>.</summary>
    public static SpecCompilation CompileDirectory(string directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        var overlays = Path.Combine(directory, "overlays");
        return Compile(Load(directory), Directory.Exists(overlays) ? Load(overlays) : []);
    }

    /// <summary>Compiles documents and overlays that are given as texts by file name.</summary>
    public static SpecCompilation Compile(IReadOnlyList<KeyValuePair<string, string>> documents, IReadOnlyList<KeyValuePair<string, string>> overlays)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(overlays);

        var diagnostics = new DiagnosticBag();
        var parsed = Each(documents, SpecDocumentReader.Read, diagnostics);
        var parsedOverlays = Each(overlays, OverlayReader.Read, diagnostics);
        if (documents.Count == 0)
            diagnostics.Add(DiagnosticCodes.NotOpenApi, new SourceLocation("openapi", 1, 1), "there is no vendor document to compile");
        if (diagnostics.HasErrors)
            return new SpecCompilation(new JObject(), new JObject(), diagnostics.Items);

        foreach (var overlay in parsedOverlays)
            OverlayApplier.Apply(overlay, parsed, diagnostics);
        var merged = DocumentMerger.Merge(parsed, diagnostics);
        if (diagnostics.HasErrors)
            return new SpecCompilation(merged, new JObject(), diagnostics.Items);

        var lowered = DocumentLowerer.Lower(merged, Hash(merged), diagnostics);
        return new SpecCompilation(merged, lowered, diagnostics.Items);
    }

    private static List<T> Each<T>(IEnumerable<KeyValuePair<string, string>> files, Func<string, string, T> read, DiagnosticBag diagnostics)
    {
        var result = new List<T>();
        foreach (var (file, text) in files)
        {
            try
            {
                result.Add(read(text, file));
            }
            catch (SpecException exception)
            {
                diagnostics.Add(exception.Diagnostic);
            }
        }

        return result;
    }

    private static List<KeyValuePair<string, string>> Load(string directory) =>
        [.. Directory.EnumerateFiles(directory, "*.yaml").Concat(Directory.EnumerateFiles(directory, "*.yml"))
            .Order(StringComparer.Ordinal)
            .Select(f => KeyValuePair.Create(f, File.ReadAllText(f)))];

    private static string Hash(JObject merged) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(merged.ToString(Formatting.None))));
}
