using System;
using System.Collections.Generic;
using System.Linq;

namespace TokenOps.OpenApi.Importing;

/// <summary>Finds the fenced code blocks of a Markdown page (CommonMark 0.31, "Fenced code blocks").</summary>
public static class MarkdownFences
{
    /// <summary>The closed blocks of <paramref name="page"/>, in order.</summary>
    public static IEnumerable<FencedBlock> Find(string page)
    {
        ArgumentNullException.ThrowIfNull(page);
        string? fence = null;
        var info = string.Empty;
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
                info = text.TrimStart()[opening.Length..].Trim();
            }
            else if (fence is not null && Closes(text, fence))
            {
                yield return new FencedBlock(info, openedAt, page[contentStart..start]);
                fence = null;
            }

            start = next;
        }
    }

    private static string? Opening(string line)
    {
        var text = line.TrimStart(' ');
        if (line.Length - text.Length > 3 || text.Length < 3 || text[0] is not ('`' or '~'))
            return null;

        var length = text.TakeWhile(c => c == text[0]).Count();
        var isInlineCode = text[0] == '`' && text.AsSpan(length).Contains('`');
        return length >= 3 && !isInlineCode ? text[..length] : null;
    }

    private static bool Closes(string line, string fence)
    {
        var text = line.TrimStart(' ');
        return line.Length - text.Length <= 3
            && text.StartsWith(fence, StringComparison.Ordinal)
            && text.TrimEnd().All(c => c == fence[0]);
    }
}
