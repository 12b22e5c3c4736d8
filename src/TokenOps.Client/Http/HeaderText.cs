using System;

namespace TokenOps.Runtime;

/// <summary>What may stand in a header.</summary>
internal static class HeaderText
{
    /// <summary>Refuses line ends and other control characters: they would end the header and start another.</summary>
    public static void Check(string name, string value)
    {
        foreach (var character in value)
        {
            if ((character < ' ' && character != '\t') || character == '\u007f' || character > '\u00ff')
            {
                throw new RequestValidationException(
                    [new ValidationFinding("header", name, "a text with a character that headers cannot carry", "a text of printable Latin characters")]);
            }
        }

        if (name.Length == 0 || name.IndexOfAny([' ', ':', '\r', '\n']) >= 0)
        {
            throw new ArgumentException("A header's name must be a token without blanks, colons and line ends.", nameof(name));
        }
    }
}
