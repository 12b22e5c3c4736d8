using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace TokenOps.OpenApi.Importing;

/// <summary>Reads an index of documentation pages as vendors publish it for programs: <c>llms.txt</c>, Markdown with a link to each page.</summary>
public static partial class DocumentationIndex
{
    /// <summary>The Markdown pages that the index links to.</summary>
    /// <param name="text">The index.</param>
    /// <param name="address">Where it was read; only pages of the same server are taken.</param>
    /// <returns>The pages in the index's order, each once.</returns>
    /// <exception cref="ArgumentNullException">One of them is null.</exception>
    public static IReadOnlyList<Uri> Pages(string text, Uri address)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(address);
        return
        [
            .. Link().Matches(text)
                .Select(match => Uri.TryCreate(address, match.Groups["page"].Value, out var page) ? page : null)
                .OfType<Uri>()
                .Where(page => page.GetLeftPart(UriPartial.Authority) == address.GetLeftPart(UriPartial.Authority) && page.AbsolutePath.EndsWith(".md", StringComparison.OrdinalIgnoreCase))
                .Select(page => new Uri(page.GetLeftPart(UriPartial.Query)))
                .Distinct(),
        ];
    }

    [GeneratedRegex(@"\]\(\s*<?(?<page>[^\s<>()]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
