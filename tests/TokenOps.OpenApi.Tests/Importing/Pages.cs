using System.Collections.Generic;
using System.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Importing;

namespace TokenOps.OpenApi.Tests.Importing;

/// <summary>Small documentation pages.</summary>
internal static class Pages
{
    public static string Yaml(string operations, string more = "") => $"openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths:\n{string.Concat(operations.Split(", ").GroupBy(o => o.Split(' ')[1], o => o.Split(' ')[0]).Select(Item))}{more}";

    public static string Page(string yaml, string info = "yaml POST /x") => $"# Page\n\n````{info}\n{yaml}````\n";

    public static IReadOnlyList<ImportedDocument> Read(string page, string name = "page.md")
    {
        var diagnostics = new DiagnosticBag();
        var documents = PageReader.Read(page, name, diagnostics);
        diagnostics.Items.Should().BeEmpty();
        return documents;
    }

    /// <summary>One document, as its page, or the file that it is, would give it.</summary>
    public static ImportedDocument Document(string operations, string more = "", string page = "page.md")
    {
        var yaml = Yaml(operations, more);
        return Read(page.EndsWith(".md", System.StringComparison.Ordinal) ? Page(yaml) : yaml, page).Should().ContainSingle().Subject;
    }

    private static string Item(IGrouping<string, string> path) =>
        $"  '{path.Key}':\n{string.Concat(path.Select(method => $"    {method.ToLowerInvariant()}: {{responses: {{'204': {{description: Done}}}}}}\n"))}";
}
