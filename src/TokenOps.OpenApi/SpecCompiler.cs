using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Bundling;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Lowering;
using TokenOps.OpenApi.Merging;
using TokenOps.OpenApi.Overlays;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi;

/// <summary>Compiles the vendor's documents and our overlays to one document: reads, applies overlays, merges, lowers.</summary>
public static class SpecCompiler
{
    /// <summary>Compiles every document in <paramref name="directory"/>, in its recorded order, with the overlays in its folder <c>overlays</c>.</summary>
    public static SpecCompilation CompileDirectory(string directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        var diagnostics = new DiagnosticBag();
        var overlays = Path.Combine(directory, "overlays");
        var documents = DocumentOrder.Sort(Load(directory, diagnostics), DocumentOrder.Read(directory), Path.Combine(directory, DocumentOrder.FileName), diagnostics);
        var files = new SourceFiles(directory, path => File.Exists(path) ? File.ReadAllText(path) : null);
        return DeepStack.Run(() => Compile(documents, Directory.Exists(overlays) ? Load(overlays, diagnostics) : [], files, diagnostics));
    }

    /// <summary>Compiles documents and overlays that are given as texts by file name. The earlier of two documents decides where they differ.</summary>
    public static SpecCompilation Compile(IReadOnlyList<KeyValuePair<string, string>> documents, IReadOnlyList<KeyValuePair<string, string>> overlays)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(overlays);
        var folder = documents.Count == 0 ? string.Empty : Path.GetDirectoryName(documents[0].Key) ?? string.Empty;
        var texts = documents.ToDictionary(d => Path.GetFullPath(d.Key), d => d.Value, StringComparer.Ordinal);
        var files = new SourceFiles(folder, path => texts.GetValueOrDefault(Path.GetFullPath(path)));
        return DeepStack.Run(() => Compile(documents, overlays, files, new DiagnosticBag()));
    }

    /// <summary>Returns whether a file of this name in the folder of the documents is one of them.</summary>
    internal static bool IsDocumentFile(string file) => Path.GetExtension(file).ToUpperInvariant() is ".YAML" or ".YML" or ".JSON";

    private static SpecCompilation Compile(
        IReadOnlyList<KeyValuePair<string, string>> documents, IReadOnlyList<KeyValuePair<string, string>> overlays, SourceFiles files, DiagnosticBag diagnostics)
    {
        var unknown = new DiagnosticBag();
        var parsed = Each(documents, SpecDocumentReader.Read, diagnostics, unknown);
        var parsedOverlays = Each(overlays, OverlayReader.Read, diagnostics, diagnostics);
        if (documents.Count == 0)
            diagnostics.Add(DiagnosticCodes.NotOpenApi, new SourceLocation("openapi", 1, 1), "there is no vendor document to compile");
        if (diagnostics.HasErrors)
            return new SpecCompilation(new JObject(), new JObject(), diagnostics.Items);

        // Bundling rewrites the references, so that this comes before; most folders hold documents only.
        HashSet<string> mentioned = unknown.Items.Count > 0 ? Mentioned(parsed) : [];
        foreach (var overlay in parsedOverlays)
            OverlayApplier.Apply(overlay, parsed, diagnostics);
        try
        {
            foreach (var document in parsed)
                ReferenceBundler.Bundle(document, files, diagnostics);

            // What is no document may be what documents refer to, be it in a text or an example, where references are not followed.
            foreach (var finding in unknown.Items.Where(f => !files.IsOpen(f.Location.File) && !mentioned.Contains(Path.GetFullPath(f.Location.File))))
                diagnostics.Add(finding);
            if (diagnostics.HasErrors)
                return new SpecCompilation(new JObject(), new JObject(), diagnostics.Items);

            var merged = DocumentMerger.Merge(parsed, diagnostics);
            if (diagnostics.HasErrors)
                return new SpecCompilation(merged, new JObject(), diagnostics.Items);

            var lowered = DocumentLowerer.Lower(merged, Hash(merged), diagnostics);
            return new SpecCompilation(merged, lowered, diagnostics.Items);
        }
        catch (SpecException exception)
        {
            diagnostics.Add(exception.Diagnostic);
            return new SpecCompilation(new JObject(), new JObject(), diagnostics.Items);
        }
    }

    // The files that anything called a reference names, wherever it stands.
    private static HashSet<string> Mentioned(IEnumerable<SpecDocument> documents) =>
    [
        .. from document in documents
           from property in document.Root.Descendants().OfType<JProperty>()
           where property.Name == "$ref" && property.Value is JValue { Value: string }
           let file = property.Value.ToString().Split('#')[0]
           where file.Length > 0 && !file.Any(char.IsControl)
           select Path.GetFullPath(Path.Combine(Path.GetDirectoryName(document.File) ?? string.Empty, Uri.UnescapeDataString(file))),
    ];

    private static List<T> Each<T>(IEnumerable<KeyValuePair<string, string>> files, Func<string, string, DiagnosticBag, T> read, DiagnosticBag diagnostics, DiagnosticBag unknown)
    {
        var result = new List<T>();
        foreach (var (file, text) in files)
        {
            try
            {
                result.Add(read(text, file, diagnostics));
            }
            catch (SpecException exception)
            {
                (exception.Diagnostic.Code == DiagnosticCodes.NotOpenApi ? unknown : diagnostics).Add(exception.Diagnostic);
            }
        }

        return result;
    }

    private static List<KeyValuePair<string, string>> Load(string directory, DiagnosticBag diagnostics)
    {
        var result = new List<KeyValuePair<string, string>>();
        foreach (var file in Directory.EnumerateFiles(directory).Where(IsDocumentFile).Order(StringComparer.Ordinal))
        {
            if (new FileInfo(file).Length > ReadingLimits.FileSize)
                diagnostics.Add(DiagnosticCodes.LimitExceeded, new SourceLocation(file, 1, 1), $"the file is larger than {ReadingLimits.FileSize >> 20} MB");
            else
                result.Add(KeyValuePair.Create(file, File.ReadAllText(file)));
        }

        return result;
    }

    private static string Hash(JObject merged) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(merged.ToString(Formatting.None))));
}
