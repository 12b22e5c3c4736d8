using System;

namespace TokenOps.Runtime;

/// <summary>When a text that is shorter than a run counts as the request's: an ordinary word comes in a server's words by itself.</summary>
internal static class ShortTexts
{
    // What is not ASCII says more.
    private const int LeastWeight = 8;

    /// <summary>Returns true if a folded text is more than a word or a name of the API's, such as <c>text</c> or <c>invalid_value</c>; otherwise, false.</summary>
    public static bool IsDistinctive(ReadOnlySpan<char> text)
    {
        var weight = 0;
        var isName = true;
        foreach (var character in text)
        {
            weight += character > '~' ? 2 : 1;
            isName &= character is >= 'a' and <= 'z' or '_' or '-' or '.';
        }

        return weight >= LeastWeight && !isName;
    }

    /// <summary>Returns true if a place is not the middle of a longer word; otherwise, false.</summary>
    public static bool StandsApart(MappedText view, int first, int last) =>
        !(first > 0 && IsWord(view[first - 1]) && IsWord(view[first]))
        && !(last < view.Length - 1 && IsWord(view[last + 1]) && IsWord(view[last]));

    private static bool IsWord(char character) => character is >= 'a' and <= 'z' or >= '0' and <= '9';
}
