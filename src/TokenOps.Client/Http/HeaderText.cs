using System.Globalization;

namespace TokenOps.Runtime;

/// <summary>What may stand in a header of a request: RFC 9110, sections 5.1 and 5.5.</summary>
internal static class HeaderText
{
    /// <summary>The marks that a name may have.</summary>
    public const string TokenMarks = "!#$%&'*+-.^_`|~";

    /// <summary>Whether a text can be a header's name.</summary>
    public static bool IsName(string name)
    {
        foreach (var character in name)
        {
            var isAlphanumeric = character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
            if (!isAlphanumeric && TokenMarks.IndexOf(character) < 0)
            {
                return false;
            }
        }

        return name.Length > 0;
    }

    /// <summary>
    /// Returns where the first character stands that a value cannot carry; -1 when there is none. Line ends would end the
    /// header and start another; what lies beyond ASCII is refused or garbled on the way, each handler as it likes.
    /// </summary>
    public static int FirstForbidden(string value)
    {
        for (var index = 0; index < value.Length; index++)
        {
            if (value[index] is (< ' ' and not '\t') or > '~')
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>Refuses a header of the request that cannot be sent.</summary>
    /// <exception cref="RequestValidationException">The name or the value breaks the rules.</exception>
    public static void Check(string name, string value)
    {
        if (!IsName(name))
        {
            throw Refused(name, "a name that is no token", "letters, digits and " + TokenMarks);
        }

        if (FirstForbidden(value) is >= 0 and var index)
        {
            throw Refused(name, "a text with " + Describe(value, index), "a text of visible ASCII characters, blanks and tabs");
        }
    }

    /// <summary>Says which character stands where, without showing the others.</summary>
    public static string Describe(string value, int index) => string.Format(
        CultureInfo.InvariantCulture, "U+{0:X4} as character {1} of {2}", (int)value[index], index + 1, value.Length);

    private static RequestValidationException Refused(string name, string found, string expected) =>
        new([new ValidationFinding("header", name, found, expected)]);
}
