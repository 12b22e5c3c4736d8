using System;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace TokenOps.OpenApi.Naming;

/// <summary>Makes C# names of wire names.</summary>
public static class CSharpName
{
    // Signs that stand for a word when they are all that tells two names apart, as in the reactions "+1" and "-1".
    private static readonly FrozenDictionary<char, string> LeadingSigns = new System.Collections.Generic.Dictionary<char, string>
    {
        ['+'] = "Plus",
        ['-'] = "Minus",
        ['*'] = "Asterisk",
        ['<'] = "Less",
        ['>'] = "Greater",
        ['='] = "Equal",
        ['!'] = "Not",
        ['$'] = "Dollar",
        ['@'] = "At",
        ['#'] = "Hash",
        ['%'] = "Percent",
        ['&'] = "And",
        ['~'] = "Tilde",
    }.ToFrozenDictionary();

    /// <summary>
    /// The PascalCase form: words start at every character that an identifier cannot hold, and at every change from
    /// lower to upper case. Empty when nothing of the name can stand in an identifier.
    /// </summary>
    public static string Pascal(string wireName)
    {
        ArgumentNullException.ThrowIfNull(wireName);
        var result = new StringBuilder(wireName.Length + 4);
        if (wireName.Length > 0 && LeadingSigns.TryGetValue(wireName[0], out var sign))
            result.Append(sign);

        var startOfWord = true;
        foreach (var rune in wireName.EnumerateRunes())
        {
            // C# identifiers are made of characters of the basic plane only.
            if (!rune.IsBmp || !IsIdentifierPart((char)rune.Value))
            {
                startOfWord = true;
                continue;
            }

            var c = (char)rune.Value;

            // "gpt-4.1" and "gpt-41" must not become one name.
            if (startOfWord && char.IsDigit(c) && result.Length > 0 && char.IsDigit(result[^1]))
                result.Append('_');
            result.Append(startOfWord ? char.ToUpperInvariant(c) : c);
            startOfWord = false;
        }

        return result.ToString();
    }

    /// <summary>A name that starts with a digit gets <paramref name="prefix"/>, since an identifier cannot.</summary>
    public static string PascalWithPrefix(string wireName, string prefix)
    {
        var name = Pascal(wireName);
        return name.Length > 0 && char.IsDigit(name[0]) ? prefix + name : name;
    }

    /// <summary>A name for a type or a member, made of <paramref name="wireName"/> alone; never empty.</summary>
    public static string Of(string wireName)
    {
        var name = PascalWithPrefix(wireName, "_");
        return name.Length > 0 ? name : "Value" + Digits(wireName);
    }

    /// <summary>The text with an underscore for whatever an identifier cannot hold: different texts stay different where they can.</summary>
    public static string Verbatim(string wireName)
    {
        ArgumentNullException.ThrowIfNull(wireName);
        var result = new StringBuilder(wireName.Length);
        foreach (var c in wireName)
            result.Append(IsIdentifierPart(c) ? c : '_');
        return result.ToString().Trim('_').Length > 0 ? result.ToString() : Digits(wireName);
    }

    /// <summary>The text as a C# string literal.</summary>
    public static string Literal(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var result = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            if (c is '"' or '\\')
                result.Append('\\').Append(c);
            else if (c is < ' ' or '\u007f' or '\u0085' or '\u2028' or '\u2029' || char.IsSurrogate(c))
                result.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                result.Append(c);
        }

        return result.Append('"').ToString();
    }

    // What has no letters is told apart by the numbers of its characters.
    private static string Digits(string text)
    {
        var result = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
            result.Append(rune.Value.ToString("X4", CultureInfo.InvariantCulture));
        return result.Length > 0 ? result.ToString() : "Empty";
    }

    private static bool IsIdentifierPart(char c) => c != '_' && char.GetUnicodeCategory(c) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber
        or UnicodeCategory.DecimalDigitNumber;
}
