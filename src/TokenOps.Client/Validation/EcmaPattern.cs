using System;
using System.Text;
using System.Text.RegularExpressions;

namespace TokenOps.Runtime;

/// <summary>Reads an ECMAScript regular expression with .NET's engine.</summary>
internal static class EcmaPattern
{
    /// <summary>The compiled expression; null when .NET cannot read it.</summary>
    public static Regex? TryCompile(string pattern, TimeSpan limit)
    {
        var translated = EndAnchors(pattern);

        // ECMAScript mode gives \d and \w their ASCII meaning, but knows neither \p{..} nor look-behind.
        return TryCreate(translated, RegexOptions.ECMAScript, limit) ?? TryCreate(translated, RegexOptions.CultureInvariant, limit);
    }

    private static Regex? TryCreate(string pattern, RegexOptions options, TimeSpan limit)
    {
        try
        {
            return new Regex(pattern, options, limit);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // In .NET a $ also matches before a final line feed.
    private static string EndAnchors(string pattern)
    {
        var result = new StringBuilder(pattern.Length + 8);
        var inClass = false;
        for (var index = 0; index < pattern.Length; index++)
        {
            var character = pattern[index];
            if (character == '\\' && index + 1 < pattern.Length)
            {
                result.Append(character).Append(pattern[++index]);
                continue;
            }

            inClass = character == '[' || (inClass && character != ']');
            result.Append(character == '$' && !inClass ? @"(?!\n)$" : character.ToString());
        }

        return result.ToString();
    }
}
