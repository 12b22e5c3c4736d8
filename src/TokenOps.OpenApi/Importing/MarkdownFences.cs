using System;
using System.Collections.Generic;
using System.Linq;

namespace TokenOps.OpenApi.Importing;

/// <summary>
/// Finds the fenced code blocks of a Markdown page (CommonMark 0.31, "Fenced code blocks"), at any indentation: pages put blocks into
/// lists, tabs and cards.
/// </summary>
public static class MarkdownFences
{
    /// <summary>Returns the blocks of <paramref name="page"/>, in order.</summary>
    public static IEnumerable<FencedBlock> Find(string page)
    {
        ArgumentNullException.ThrowIfNull(page);
        string? fence = null;
        var (info, indentation) = (string.Empty, 0);
        var (openedAt, contentStart, line) = (0, 0, 0);
        for (var start = 0; start < page.Length;)
        {
            line++;
            var newline = page.IndexOf('\n', start);
            var end = newline < 0 ? page.Length : newline;
            var text = page[start..end].TrimEnd('\r');
            var next = newline < 0 ? page.Length : newline + 1;

            if (fence is null && Opening(text) is { } opening)
            {
                (fence, openedAt, contentStart) = (opening, line, next);
                indentation = text.Length - text.TrimStart().Length;
                info = text.TrimStart()[opening.Length..].Trim();
            }
            else if (fence is not null && Closes(text, fence))
            {
                yield return new FencedBlock(info, openedAt, Unindented(page[contentStart..start], indentation), IsClosed: true);
                fence = null;
            }

            start = next;
        }

        if (fence is not null)
            yield return new FencedBlock(info, openedAt, Unindented(page[contentStart..], indentation), IsClosed: false);
    }

    private static string? Opening(string line)
    {
        var text = line.TrimStart();
        if (text.Length < 3 || text[0] is not ('`' or '~'))
            return null;

        var length = text.TakeWhile(c => c == text[0]).Count();
        var isInlineCode = text[0] == '`' && text.AsSpan(length).Contains('`');
        return length >= 3 && !isInlineCode ? text[..length] : null;
    }

    private static bool Closes(string line, string fence)
    {
        var text = line.TrimStart();
        return text.StartsWith(fence, StringComparison.Ordinal) && text.TrimEnd().All(c => c == fence[0]);
    }

    private static string Unindented(string content, int indentation) => indentation == 0
        ? content
        : string.Join('\n', content.Split('\n').Select(line => line[line.TakeWhile(c => c is ' ' or '\t').Take(indentation).Count()..]));
}
