using System;
using System.Text;

namespace TokenOps.Runtime;

/// <summary>Finds the encoding that a response's <c>charset</c> names.</summary>
internal static class Charsets
{
    private const int Utf7 = 65000;

    /// <summary>Returns the encoding of that name; null when there is no name, nobody knows it, or it must not be used.</summary>
    /// <remarks>UTF-7 is refused by current platforms and by RFC 9110's security model: its text can be taken for something else.</remarks>
    public static Encoding? Find(string? charset)
    {
        var name = charset?.Trim(' ', '"', '\'');
        if (string.IsNullOrEmpty(name))
        {
            return null;
        }

        try
        {
            var encoding = Encoding.GetEncoding(name);
            return encoding.CodePage == Utf7 ? null : encoding;
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
