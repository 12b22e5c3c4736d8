using System;
using System.Collections.Generic;
using System.Text;

namespace TokenOps.Runtime;

/// <summary>The ways in which a server's text may be meant: as it is, as base64 or hexadecimal digits, or in another encoding.</summary>
/// <param name="onlyPlain">Whether only ASCII characters are looked for, which are fewer views.</param>
internal sealed class TextViews(bool onlyPlain)
{
    // The shortest texts that say eight bytes, which is the shortest run of a key.
    private const int ShortestBase64 = 11;
    private const int ShortestHexadecimal = 16;

    // Known only where the application has registered it.
    private static readonly Lazy<Encoding?> Gbk = new(static () => Find("gbk"));

    private readonly MappedText _source = new(0);
    private readonly MappedText _meant = new(0);
    private readonly MappedText _folded = new(0);
    private readonly MappedBytes _bytes = new(0);
    private readonly EscapeDecoding _decoding = new();
    private readonly EscapeDecoding _meantDecoding = new();

    /// <summary>Returns the text, decoded and folded, and what it may stand for, each with places in the text.</summary>
    /// <remarks>Each is good until the next is asked for.</remarks>
    public IEnumerable<MappedText> Of(string text)
    {
        _source.Take(text, 0, text.Length);
        var decoded = _decoding.Decode(_source);
        _folded.TakeFolded(decoded);
        yield return _folded;
        foreach (var meant in Meant(decoded))
        {
            if (meant.Length > 0)
            {
                _folded.TakeFolded(_meantDecoding.Decode(meant));
                yield return _folded;
            }
        }
    }

    /// <summary>Returns what is left of a text whose other characters were lost on the way; null when none were.</summary>
    /// <remarks>It is good until the next view is asked for.</remarks>
    public MappedText? Remains(string text)
    {
        if (text.IndexOfAny(['?', '\uFFFD']) < 0)
        {
            return null;
        }

        _source.Take(text, 0, text.Length);
        _folded.TakeFolded(_decoding.Decode(_source), asciiOnly: true);
        return _folded;
    }

    private IEnumerable<MappedText> Meant(MappedText text)
    {
        foreach (var (first, end) in Runs(text, IsBase64, ShortestBase64))
        {
            for (var offset = 0; offset < 4; offset++)
            {
                yield return Base64(text, first + offset, end);
            }
        }

        foreach (var (first, end) in Runs(text, Uri.IsHexDigit, ShortestHexadecimal))
        {
            yield return Hexadecimal(text, first, end);
            yield return Hexadecimal(text, first + 1, end);
        }

        if (!IsPlain(text.Characters))
        {
            TakeBytes(text);
            if (_bytes.HasOtherThanAscii)
            {
                yield return Read(_bytes.ReadUtf8);
            }

            // Every other byte of ASCII characters is zero.
            for (var offset = 0; offset < 2 && (!onlyPlain || _bytes.HasZero); offset++)
            {
                yield return Read(target => _bytes.ReadUtf16(target, offset, bigEndian: false));
                yield return Read(target => _bytes.ReadUtf16(target, offset, bigEndian: true));
            }

            if (Gbk.Value is { } gbk)
            {
                yield return Read(target => _bytes.ReadDoubleByte(target, gbk));
            }
        }

        if (Gbk.Value is { } encoding && HasOtherThanAscii(text.Characters))
        {
            Encode(text, encoding);
            yield return Read(_bytes.ReadUtf8);
        }
    }

    private static IEnumerable<(int First, int End)> Runs(MappedText text, Func<char, bool> belongs, int shortest)
    {
        var first = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && belongs(text[i]))
            {
                continue;
            }

            if (i - first >= shortest)
            {
                yield return (first, i);
            }

            first = i + 1;
        }
    }

    private static bool IsBase64(char character) =>
        character is >= 'A' and <= 'Z' or >= 'a' and <= 'z' or >= '0' and <= '9' or '+' or '/' or '-' or '_';

    private MappedText Base64(MappedText text, int first, int end)
    {
        _bytes.Clear((end - first) * 3 / 4);
        var (bits, count) = (0, 0);
        for (var i = first; i < end; i++)
        {
            bits = (bits << 6) | Base64Value(text[i]);
            count += 6;
            if (count >= 8)
            {
                count -= 8;
                _bytes.Add((byte)(bits >> count), text.Start(i - 1), text.End(i));
            }
        }

        return Read(_bytes.ReadUtf8);
    }

    private static int Base64Value(char character) => character switch
    {
        >= 'A' and <= 'Z' => character - 'A',
        >= 'a' and <= 'z' => character - 'a' + 26,
        >= '0' and <= '9' => character - '0' + 52,
        '+' or '-' => 62,
        _ => 63,
    };

    private MappedText Hexadecimal(MappedText text, int first, int end)
    {
        _bytes.Clear((end - first) / 2);
        for (var i = first; i + 1 < end; i += 2)
        {
            _bytes.Add((byte)((Value(text[i]) << 4) | Value(text[i + 1])), text.Start(i), text.End(i + 1));
        }

        return Read(_bytes.ReadUtf8);

        static int Value(char digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
    }

    private void TakeBytes(MappedText text)
    {
        _bytes.Clear(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            _bytes.Add(ByteOf(text[i]), text.Start(i), text.End(i));
        }
    }

    // Every byte means itself.
    private static bool IsPlain(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (ByteOf(character) is not (>= (byte)' ' and < 0x7F or (byte)'\n' or (byte)'\r' or (byte)'\t'))
            {
                return false;
            }
        }

        return true;
    }

    // What is no byte separates what is.
    private static byte ByteOf(char character) => character is < '\u0080' ? (byte)character : Folding.ByteOf(character) ?? (byte)'\n';

    private void Encode(MappedText text, Encoding encoding)
    {
        _bytes.Clear(text.Length);
        var one = new char[1];
        for (var i = 0; i < text.Length; i++)
        {
            one[0] = text[i];
            foreach (var value in encoding.GetBytes(one))
            {
                _bytes.Add(value, text.Start(i), text.End(i));
            }
        }
    }

    private MappedText Read(Action<MappedText> read)
    {
        _meant.Clear(_bytes.Count);
        read(_meant);
        return _meant;
    }

    private static bool HasOtherThanAscii(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] > '~')
            {
                return true;
            }
        }

        return false;
    }

    private static Encoding? Find(string name)
    {
        try
        {
            return Encoding.GetEncoding(name);
        }
        // Mono throws the latter where it lacks the code page's assembly.
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
