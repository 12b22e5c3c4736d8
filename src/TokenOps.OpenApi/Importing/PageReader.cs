using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Importing;

/// <summary>
/// Finds the OpenAPI documents in what vendors publish: Markdown pages with one or more of them in fenced blocks, or the document itself,
/// as YAML or JSON.
/// </summary>
public static partial class PageReader
{
    private static readonly string[] Languages = ["yaml", "yml", "json", "jsonc", "openapi", ""];

    /// <summary>Reads the documents of a page.</summary>
    /// <param name="text">The page.</param>
    /// <param name="name">The name of the page, for findings.</param>
    /// <param name="diagnostics">Takes what is wrong with a document that the page holds; the others are returned all the same.</param>
    /// <returns>The documents in the page's order; none where the page is prose.</returns>
    public static IReadOnlyList<ImportedDocument> Read(string text, string name, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var documents = new List<ImportedDocument>();
        if (IsDocument(text, name))
        {
            Add(new FencedBlock(string.Empty, 0, text, IsClosed: true));
            return documents;
        }

        foreach (var block in MarkdownFences.Find(text).Where(IsOpenApi))
        {
            if (block.IsClosed)
                Add(block);
            else
                diagnostics.Add(DiagnosticCodes.NotOpenApi, new SourceLocation(name, block.Line, 1), "the block with the OpenAPI document is not closed: the page was cut off");
        }

        return documents;

        void Add(FencedBlock block)
        {
            try
            {
                // Padding keeps the lines of findings those of the page.
                var document = SpecDocumentReader.Read(new string('\n', block.Line) + block.Content, name);
                var location = new SourceLocation(name, Math.Max(1, block.Line), 1);
                var operations = ApiOperation.Of(document.Root);
                if (operations.Count == 0)
                    diagnostics.Add(DiagnosticCodes.NotOpenApi, location, "the document describes no operation");
                else
                    documents.Add(new ImportedDocument(location, block.Content, document, operations));
            }
            catch (SpecException exception)
            {
                diagnostics.Add(exception.Diagnostic.Code, exception.Diagnostic.Location, exception.Diagnostic.Message);
            }
        }
    }

    private static bool IsDocument(string text, string name)
    {
        var path = Uri.TryCreate(name, UriKind.Absolute, out var address) ? address.AbsolutePath : name;
        return Path.GetExtension(path).ToLowerInvariant() is ".yaml" or ".yml" or ".json" || text.AsSpan().TrimStart("\uFEFF \t\r\n") is ['{', ..] or ['o', 'p', 'e', 'n', 'a', 'p', 'i', ':', ..];
    }

    // The word after the fence is the language; after it may stand the file's name, the method and the path, in any order.
    private static bool IsOpenApi(FencedBlock block)
    {
        var language = block.Info.Split([' ', '\t', '{', ','], 2)[0].TrimStart('.');
        return Languages.Contains(language, StringComparer.OrdinalIgnoreCase) && VersionKey().IsMatch(block.Content);
    }

    [GeneratedRegex("""^(\s*\{)?\s*["']?(openapi|swagger)["']?\s*:""", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VersionKey();
}
