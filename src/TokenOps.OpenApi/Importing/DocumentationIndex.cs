using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace TokenOps.OpenApi.Importing;

/// <summary>Reads an index of documentation pages as vendors publish it for programs: <c>llms.txt</c>, Markdown with a link to each page.</summary>
public static partial class DocumentationIndex
{
    /// <summary>Returns the Markdown pages that the index links to.</summary>
    /// <param name="text">The index.</param>
    /// <param name="address">
    /// Where it was read. Of an index on a server only pages of the same server are taken; of a file, those beside it and those of the
    /// first server that it names.
    /// </param>
    /// <returns>The pages in the index's order, each once.</returns>
    /// <exception cref="ArgumentNullException">One of them is null.</exception>
    public static IReadOnlyList<Uri> Pages(string text, Uri address)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(address);
        var links = Link().Matches(text)
            .Select(match => Uri.TryCreate(address, match.Groups["page"].Value, out var page) ? page : null)
            .OfType<Uri>()
            .Where(page => page.AbsolutePath.EndsWith(".md", StringComparison.OrdinalIgnoreCase) || page.AbsolutePath.EndsWith(".mdx", StringComparison.OrdinalIgnoreCase))
            .ToList();
        var servers = (Uri?[])[address, address.IsFile ? links.Find(page => !page.IsFile) : null];
        return
        [
            .. links.Where(page => servers.Any(server => server?.GetLeftPart(UriPartial.Authority) == page.GetLeftPart(UriPartial.Authority)))
                .Select(page => new Uri(page.GetLeftPart(page.IsFile ? UriPartial.Path : UriPartial.Query)))
                .Distinct(),
        ];
    }

    [GeneratedRegex(@"\]\(\s*<?(?<page>[^\s<>()]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
