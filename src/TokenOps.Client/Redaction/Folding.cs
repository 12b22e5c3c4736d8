using System;
using System.Linq;

namespace TokenOps.Runtime;

/// <summary>Makes texts comparable that differ in case, in blanks or in characters that nobody sees.</summary>
internal static class Folding
{
    /// <summary>What a character that nobody sees is folded to.</summary>
    public const char Nothing = '\0';

    private const string Windows1252 = "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
        + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    private static readonly char[] Ascii = [.. Enumerable.Range(0, 128).Select(static code => FoldOther((char)code))];

    /// <summary>Folds every character, without places.</summary>
    /// <returns>How many characters of the target were written.</returns>
    public static int Fold(ReadOnlySpan<char> text, Span<char> target)
    {
        var length = 0;
        foreach (var character in text)
        {
            var folded = Fold(character);
            if (folded != Nothing)
            {
                target[length++] = folded;
            }
        }

        return length;
    }

    /// <summary>Leaves out what an encoding that lacks it turns into a question mark.</summary>
    /// <returns>How many characters are left at the beginning.</returns>
    public static int KeepAscii(Span<char> folded)
    {
        var length = 0;
        foreach (var character in folded)
        {
            if (IsKept(character))
            {
                folded[length++] = character;
            }
        }

        return length;
    }

    /// <summary>The byte that a character stands for when text was read in a single-byte encoding; null when for none.</summary>
    public static byte? ByteOf(char character) =>
        character <= 0xFF ? (byte)character
        : Windows1252.IndexOf(character) is >= 0 and var index ? (byte)(0x80 + index)
        : null;

    /// <summary>Returns true if a text has neither characters beyond ASCII nor an escape that may stand for one; otherwise, false.</summary>
    public static bool IsPlain(string text)
    {
        foreach (var character in text)
        {
            if (character is > '~' or '%' or '\\' or '&')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Returns false for what an encoding that lacks it turns into a question mark; otherwise, true.</summary>
    public static bool IsKept(char folded) => folded is <= '~' and not '?';

    /// <summary>Folds a character.</summary>
    /// <returns>The folded character; <see cref="Nothing"/> for one that nobody sees.</returns>
    public static char Fold(char character) => character < Ascii.Length ? Ascii[character] : FoldOther(character);

    private static char FoldOther(char character)
    {
        // A plus sign is a blank in forms.
        if (character == '+' || char.IsWhiteSpace(character))
        {
            return ' ';
        }

        // Controls, soft hyphen, zero-width characters, and the mark of what could not be decoded.
        if (character is < ' ' or '\u007F' or '\u00AD' or >= '\u200B' and <= '\u200F' or '\u2060' or '\uFEFF' or '\uFFFD')
        {
            return Nothing;
        }

        return char.ToLowerInvariant(character);
    }
}
