using System;
using System.Collections.Generic;

namespace TokenOps.Runtime;

/// <summary>
/// Mends what some servers write although JSON does not know it (RFC 8259, sections 6 and 7): control characters that stand
/// in strings as they are, and numbers that are infinite or none, which become text.
/// </summary>
internal static class LenientJson
{
    private static ReadOnlySpan<byte> Digits => "0123456789abcdef"u8;

    /// <summary>Returns the document as JSON.</summary>
    public static byte[] Mend(ReadOnlySpan<byte> utf8)
    {
        var mended = new List<byte>(utf8.Length + 64);
        var (isText, afterBackslash) = (false, false);
        for (var i = 0; i < utf8.Length; i++)
        {
            var character = utf8[i];
            if (!isText && LengthOfWord(utf8.Slice(i)) is > 0 and var length)
            {
                mended.AddRange([(byte)'"', .. utf8.Slice(i, length), (byte)'"']);
                i += length - 1;
                continue;
            }

            if (isText && character < (byte)' ')
                mended.AddRange([(byte)'\\', (byte)'u', (byte)'0', (byte)'0', Digits[character >> 4], Digits[character & 0xF]]);
            else
                mended.Add(character);

            isText ^= character == (byte)'"' && !afterBackslash;
            afterBackslash = isText && character == (byte)'\\' && !afterBackslash;
        }

        return mended.ToArray();
    }

    private static int LengthOfWord(ReadOnlySpan<byte> text) =>
        text.StartsWith("NaN"u8) ? 3
        : text.StartsWith("Infinity"u8) ? 8
        : text.StartsWith("-Infinity"u8) ? 9
        : 0;
}
