using System;
using System.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Naming;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Importing;

/// <summary>A page of the vendor's documentation, with the one OpenAPI document that it holds.</summary>
/// <param name="FileName">The name of the document in <c>openapi/</c>, made of its path: <c>images-edits.yaml</c>.</param>
/// <param name="Yaml">The document, character by character.</param>
/// <param name="Document">The document, parsed.</param>
public sealed record DocumentationPage(string FileName, string Yaml, SpecDocument Document)
{
    /// <summary>Reads a page.</summary>
    /// <param name="page">The Markdown.</param>
    /// <param name="name">The name of the page, for diagnoses.</param>
    /// <exception cref="SpecException">The page holds no or several OpenAPI blocks, or the one it holds is invalid.</exception>
    public static DocumentationPage Read(string page, string name)
    {
        ArgumentNullException.ThrowIfNull(page);
        var blocks = MarkdownFences.Find(page).Where(IsOpenApi).ToList();
        if (blocks.Count != 1)
        {
            var found = blocks.Count == 0 ? "none" : $"{blocks.Count} at the lines {string.Join(", ", blocks.Select(b => b.Line))}";
            throw new SpecException(new Diagnostic(
                DiagnosticCodes.NotOpenApi,
                new SourceLocation(name, blocks.Count == 0 ? 1 : blocks[1].Line, 1),
                $"expected one fenced YAML block with an OpenAPI document, found {found}"));
        }

        // Padding keeps the line numbers of diagnoses those of the page.
        var padding = new string('\n', blocks[0].Line);
        var document = SpecDocumentReader.Read(padding + blocks[0].Content, name);
        var path = (document.Root["paths"] as Newtonsoft.Json.Linq.JObject)?.Properties().Select(p => p.Name).FirstOrDefault()
            ?? throw new SpecException(new Diagnostic(DiagnosticCodes.NotOpenApi, new SourceLocation(name, blocks[0].Line, 1), "the document has no path"));
        return new DocumentationPage(FileNameOf(path), blocks[0].Content, document);
    }

    private static bool IsOpenApi(FencedBlock block)
    {
        var language = block.Info.Split(' ', 2)[0];
        return language.Equals("yaml", StringComparison.OrdinalIgnoreCase) || language.Equals("yml", StringComparison.OrdinalIgnoreCase)
            ? block.Content.Split('\n').Any(l => l.StartsWith("openapi:", StringComparison.Ordinal) || l.StartsWith("\"openapi\"", StringComparison.Ordinal))
            : false;
    }

    // "/v1/images/edits" is images-edits.yaml: the version of the API is the same on every page.
    private static string FileNameOf(string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .SkipWhile(s => s.Length > 1 && s[0] == 'v' && s[1..].All(char.IsAsciiDigit))
            .Select(s => new string([.. s.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')]).Trim('.'))
            .Where(s => s.Length > 0);
        var name = string.Join('-', segments);
        return (name.Length == 0 ? CSharpName.Pascal(path) + "api" : name) + ".yaml";
    }
}
