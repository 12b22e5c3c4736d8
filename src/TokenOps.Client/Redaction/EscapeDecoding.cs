using System;
using System.Net;

namespace TokenOps.Runtime;

/// <summary>Undoes the escapes that texts go through on their way: of URLs, JSON, programming languages and HTML.</summary>
/// <remarks>Keeps its buffers for the next text: a long response is decoded many times over. Not thread-safe.</remarks>
internal sealed class EscapeDecoding
{
    // What was encoded more often than this is not recognized.
    private const int MaxRounds = 5;
    private const int LongestEntity = 12;

    // A round reads what the one before has written.
    private readonly MappedText _even = new(0);
    private readonly MappedText _odd = new(0);
    private readonly MappedBytes _bytes = new(0);

    /// <summary>Decodes until nothing is left to decode.</summary>
    /// <param name="text">The text, which is left as it is.</param>
    /// <returns>The text itself where it has no escapes; otherwise, what is good until the next is decoded.</returns>
    public MappedText Decode(MappedText text)
    {
        for (var round = 0; round < MaxRounds && text.Characters.IndexOfAny('%', '\\', '&') >= 0; round++)
        {
            var decoded = DecodeOnce(text, round % 2 == 0 ? _even : _odd);
            if (decoded.Length == text.Length)
            {
                break;
            }

            text = decoded;
        }

        return text;
    }

    private MappedText DecodeOnce(MappedText text, MappedText result)
    {
        result.Clear(text.Length);
        _bytes.Clear(0);
        for (var i = 0; i < text.Length;)
        {
            var length = text[i] is '%' or '\\' or '&' ? Take(text, i, _bytes, result) : 0;
            if (length == 0)
            {
                Flush(_bytes, result);
                result.Append(text, i);
                length = 1;
            }

            i += length;
        }

        Flush(_bytes, result);
        return result;
    }

    private static void Flush(MappedBytes bytes, MappedText result)
    {
        if (bytes.Count > 0)
        {
            bytes.ReadUtf8(result);
            bytes.Clear(0);
        }
    }

    // How many characters the escape has; 0 when there is none. Single bytes are gathered, because several make a character.
    private static int Take(MappedText text, int at, MappedBytes bytes, MappedText result)
    {
        var kind = at + 1 < text.Length ? text[at + 1] : '\0';
        var digits = text[at] == '%' && kind is not ('u' or 'U') ? at + 1 : at + 2;
        var isByte = (text[at] == '%' && digits == at + 1) || (text[at] == '\\' && kind is 'x');
        if (isByte && Hexadecimal(text, digits, 2) is >= 0 and var value)
        {
            bytes.Add((byte)value, text.Start(at), text.End(digits + 1));
            return digits + 2 - at;
        }

        Flush(bytes, result);
        return text[at] == '&' ? TakeEntity(text, at, result) : kind switch
        {
            'u' or 'U' => TakeUnicode(text, at, result),
            _ when text[at] == '\\' => TakeControl(text, at, kind, result),
            _ => 0,
        };
    }

    // \u0041, %u0041, \U0001F600 and \u{1F600}
    private static int TakeUnicode(MappedText text, int at, MappedText result)
    {
        var first = at + 2;
        var count = text[at + 1] == 'U' ? 8 : 4;
        var end = first + count;
        if (first < text.Length && text[first] == '{')
        {
            first++;
            count = 0;
            while (count < 6 && first + count < text.Length && text[first + count] != '}')
            {
                count++;
            }

            end = first + count + 1;
        }

        var code = count == 0 || end > text.Length ? -1 : Hexadecimal(text, first, count);
        if (code is < 0 or > 0x10FFFF)
        {
            return 0;
        }

        if (code < 0x10000)
        {
            result.Append((char)code, text.Start(at), text.End(end - 1));
        }
        else
        {
            result.Append(char.ConvertFromUtf32(code), text.Start(at), text.End(end - 1));
        }

        return end - at;
    }

    private static int TakeControl(MappedText text, int at, char kind, MappedText result)
    {
        char? character = kind switch
        {
            'n' or 'r' or 't' or 'f' or 'v' => ' ',
            '"' or '\'' or '\\' or '/' or '`' => kind,
            _ => null,
        };
        if (character is { } found)
        {
            result.Append(found, text.Start(at), text.End(at + 1));
        }

        return character is null ? 0 : 2;
    }

    private static int TakeEntity(MappedText text, int at, MappedText result)
    {
        var rest = text.Characters.Slice(at);
        var end = rest.Slice(0, Math.Min(rest.Length, LongestEntity)).IndexOf(';');
        if (end < 0)
        {
            return 0;
        }

        var entity = rest.Slice(0, end + 1).ToString();
        var decoded = WebUtility.HtmlDecode(entity);
        if (decoded == entity)
        {
            return 0;
        }

        result.Append(decoded, text.Start(at), text.End(at + end));
        return end + 1;
    }

    private static int Hexadecimal(MappedText text, int first, int count)
    {
        if (first + count > text.Length)
        {
            return -1;
        }

        var value = 0L;
        for (var i = first; i < first + count; i++)
        {
            var digit = text[i] switch
            {
                >= '0' and <= '9' => text[i] - '0',
                >= 'a' and <= 'f' => text[i] - 'a' + 10,
                >= 'A' and <= 'F' => text[i] - 'A' + 10,
                _ => -1,
            };
            if (digit < 0)
            {
                return -1;
            }

            value = (value << 4) | (uint)digit;
        }

        return value > int.MaxValue ? -1 : (int)value;
    }
}
