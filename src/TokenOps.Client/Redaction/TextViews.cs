using System;
using System.Collections.Generic;
using System.Text;

namespace TokenOps.Runtime;

/// <summary>The ways in which a server's text may be meant: as it is, as base64 or hexadecimal digits, or in another encoding.</summary>
internal static class TextViews
{
    // The shortest texts that say eight bytes, which is the shortest run of a key.
    private const int ShortestBase64 = 11;
    private const int ShortestHexadecimal = 16;

    // Known only where the application has registered it.
    private static readonly Lazy<Encoding?> Gbk = new(static () => Find("gbk"));

    /// <summary>Returns the text, decoded and folded, and what it may stand for, each with places in the text.</summary>
    public static IEnumerable<MappedText> Of(string text)
    {
        var decoded = EscapeDecoding.Decode(MappedText.Of(text, 0, text.Length));
        yield return Folding.Fold(decoded);
        foreach (var meant in Meant(decoded))
        {
            if (meant.Length > 0)
            {
                yield return Folding.Fold(EscapeDecoding.Decode(meant));
            }
        }
    }

    /// <summary>Returns what is left of a text whose other characters were lost on the way; null when none were.</summary>
    public static MappedText? Remains(string text) =>
        text.IndexOfAny(['?', '\uFFFD']) < 0 ? null : Folding.Fold(EscapeDecoding.Decode(MappedText.Of(text, 0, text.Length)), asciiOnly: true);

    private static IEnumerable<MappedText> Meant(MappedText text)
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

        if (Bytes(text) is { } bytes)
        {
            yield return Read(bytes.ReadUtf8);
            for (var offset = 0; offset < 2; offset++)
            {
                yield return Read(target => bytes.ReadUtf16(target, offset, bigEndian: false));
                yield return Read(target => bytes.ReadUtf16(target, offset, bigEndian: true));
            }

            if (Gbk.Value is { } gbk)
            {
                yield return Read(target => bytes.ReadDoubleByte(target, gbk));
            }
        }

        if (Gbk.Value is { } encoding && text.Characters.IndexOfAnyExceptAscii() >= 0)
        {
            yield return Read(Encode(text, encoding).ReadUtf8);
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

    private static MappedText Base64(MappedText text, int first, int end)
    {
        var bytes = new MappedBytes();
        var (bits, count) = (0, 0);
        for (var i = first; i < end; i++)
        {
            bits = (bits << 6) | Base64Value(text[i]);
            count += 6;
            if (count >= 8)
            {
                count -= 8;
                bytes.Add((byte)(bits >> count), text.Start(i - 1), text.End(i));
            }
        }

        return Read(bytes.ReadUtf8);
    }

    private static int Base64Value(char character) => character switch
    {
        >= 'A' and <= 'Z' => character - 'A',
        >= 'a' and <= 'z' => character - 'a' + 26,
        >= '0' and <= '9' => character - '0' + 52,
        '+' or '-' => 62,
        _ => 63,
    };

    private static MappedText Hexadecimal(MappedText text, int first, int end)
    {
        var bytes = new MappedBytes();
        for (var i = first; i + 1 < end; i += 2)
        {
            bytes.Add((byte)((Value(text[i]) << 4) | Value(text[i + 1])), text.Start(i), text.End(i + 1));
        }

        return Read(bytes.ReadUtf8);

        static int Value(char digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
    }

    // Null when every byte would mean itself.
    private static MappedBytes? Bytes(MappedText text)
    {
        var bytes = new MappedBytes();
        var isPlain = true;
        for (var i = 0; i < text.Length; i++)
        {
            // What is no byte separates what is.
            var value = Folding.ByteOf(text[i]) ?? (byte)'\n';
            isPlain &= value is >= (byte)' ' and < 0x7F or (byte)'\n' or (byte)'\r' or (byte)'\t';
            bytes.Add(value, text.Start(i), text.End(i));
        }

        return isPlain ? null : bytes;
    }

    private static MappedBytes Encode(MappedText text, Encoding encoding)
    {
        var bytes = new MappedBytes();
        var one = new char[1];
        for (var i = 0; i < text.Length; i++)
        {
            one[0] = text[i];
            foreach (var value in encoding.GetBytes(one))
            {
                bytes.Add(value, text.Start(i), text.End(i));
            }
        }

        return bytes;
    }

    private static MappedText Read(Action<MappedText> read)
    {
        var result = new MappedText(0);
        read(result);
        return result;
    }

    private static int IndexOfAnyExceptAscii(this ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] > '~')
            {
                return i;
            }
        }

        return -1;
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
