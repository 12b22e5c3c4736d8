using System;
using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics;

namespace TokenOps.Runtime;

/// <summary>
/// Decodes one base64 text that arrives in pieces cut anywhere. Takes what servers really send: the standard and the
/// URL-safe alphabet, white space, padding or none, and a <c>data:</c> URL in front. Bits that are left over in the last
/// character are ignored.
/// </summary>
internal struct Base64Decoder
{
    /// <summary>How much room <see cref="Decode"/> and <see cref="Finish"/> need to make progress, in bytes.</summary>
    public const int MinimumRoom = 3;

    private int _bits;
    private int _count;
    private int _padding;
    private int _prefix;
    private bool _urlSafe;
    private Head _head;

    private enum Head
    {
        Undecided,
        DataUrl,
        Passed,
    }

    private static ReadOnlySpan<byte> DataUrl => "data:"u8;

    /// <summary>How many characters have been taken, white space aside, to say where a text went wrong.</summary>
    public long Position { get; private set; }

    /// <summary>
    /// Decodes what fits. May rewrite <paramref name="source"/> in place (URL-safe characters become standard ones).
    /// </summary>
    /// <returns>False when the text is not base64; <see cref="Position"/> then says where.</returns>
    public bool Decode(Span<byte> source, Span<byte> destination, out int consumed, out int written)
    {
        Debug.Assert(destination.Length >= MinimumRoom, "The caller makes room first.");
        consumed = 0;
        written = 0;
        if (_head != Head.Passed && !PassHead(source, destination, ref consumed, ref written))
            return false;

        if (_urlSafe)
            MakeStandard(source.Slice(consumed));

        var valid = true;
        while (valid && consumed < source.Length && destination.Length - written >= MinimumRoom)
        {
            if (_count == 0 && _padding == 0 && source.Length - consumed >= 4)
            {
                var status = Base64.DecodeFromUtf8(
                    source.Slice(consumed, (source.Length - consumed) & ~3), destination.Slice(written), out var taken, out var made, isFinalBlock: false);

                // It passed over white space, as newer runtimes do, and perhaps over padding: again, without it.
                if (taken * 3L != made * 4L && MoveWhiteSpaceToFront(source.Slice(consumed)) is > 0 and var moved)
                {
                    consumed += moved;
                    continue;
                }

                consumed += taken;
                Position += taken;
                written += made;
                if (status != OperationStatus.InvalidData)
                    continue;
            }

            // Ends of pieces, padding, white space, URL-safe characters and rubbish, one character at a time.
            var wasUrlSafe = _urlSafe;
            valid = Take(source[consumed], destination, ref written);
            if (!valid)
                break;

            if (!IsWhiteSpace(source[consumed]))
                Position++;

            consumed++;
            if (_urlSafe && !wasUrlSafe)
                MakeStandard(source.Slice(consumed));
        }

        return valid;
    }

    /// <summary>Decodes what an unpadded end leaves over.</summary>
    /// <returns>False when a single character is left over, which says nothing.</returns>
    public bool Finish(Span<byte> destination, out int written)
    {
        written = 0;
        if (_head == Head.Undecided && !TakePrefixAsText(destination, ref written))
            return false;

        if (_head == Head.DataUrl || (_padding == 0 && _count == 1))
            return false;

        if (_padding == 0 && _count > 1)
            EmitLast(destination, ref written);

        return true;
    }

    private static int ValueOf(byte character) => character switch
    {
        >= (byte)'A' and <= (byte)'Z' => character - 'A',
        >= (byte)'a' and <= (byte)'z' => character - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => character - '0' + 52,
        (byte)'+' or (byte)'-' => 62,
        (byte)'/' or (byte)'_' => 63,
        _ => -1,
    };

    private static int MoveWhiteSpaceToFront(Span<byte> text)
    {
        var to = text.Length;
        for (var from = text.Length - 1; from >= 0; from--)
        {
            if (!IsWhiteSpace(text[from]))
                text[--to] = text[from];
        }

        return to;
    }

    private static bool IsWhiteSpace(byte character) => character is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';

    private static void MakeStandard(Span<byte> text)
    {
#if NET8_0_OR_GREATER
        text.Replace((byte)'-', (byte)'+');
        text.Replace((byte)'_', (byte)'/');
#else
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == (byte)'-')
                text[i] = (byte)'+';
            else if (text[i] == (byte)'_')
                text[i] = (byte)'/';
        }
#endif
    }

    private bool PassHead(ReadOnlySpan<byte> source, Span<byte> destination, ref int consumed, ref int written)
    {
        while (_head == Head.Undecided && consumed < source.Length)
        {
            if (source[consumed] != DataUrl[_prefix])
                return TakePrefixAsText(destination, ref written);

            consumed++;
            Position++;
            if (++_prefix == DataUrl.Length)
                _head = Head.DataUrl;
        }

        if (_head != Head.DataUrl)
            return true;

        var rest = source.Slice(consumed);
        var comma = rest.IndexOf((byte)',');
        var skipped = comma < 0 ? rest.Length : comma + 1;
        consumed += skipped;
        Position += skipped;
        if (comma >= 0)
            _head = Head.Passed;

        return true;
    }

    // The text only began like a data URL: what was held back is base64 after all.
    private bool TakePrefixAsText(Span<byte> destination, ref int written)
    {
        _head = Head.Passed;
        foreach (var character in DataUrl.Slice(0, _prefix))
        {
            if (!Take(character, destination, ref written))
                return false;
        }

        return true;
    }

    private bool Take(byte character, Span<byte> destination, ref int written)
    {
        if (IsWhiteSpace(character))
            return true;

        if (character == (byte)'=')
            return TakePadding(destination, ref written);

        var value = ValueOf(character);
        if (value < 0 || _padding > 0)
            return false;

        _urlSafe |= character is (byte)'-' or (byte)'_';
        _bits = (_bits << 6) | value;
        if (++_count < 4)
            return true;

        destination[written++] = (byte)(_bits >> 16);
        destination[written++] = (byte)(_bits >> 8);
        destination[written++] = (byte)_bits;
        _bits = 0;
        _count = 0;
        return true;
    }

    private bool TakePadding(Span<byte> destination, ref int written)
    {
        if (_count < 2 || _count + _padding >= 4)
            return false;

        if (_padding++ == 0)
            EmitLast(destination, ref written);

        return true;
    }

    private readonly void EmitLast(Span<byte> destination, ref int written)
    {
        if (_count == 2)
        {
            destination[written++] = (byte)(_bits >> 4);
        }
        else
        {
            destination[written++] = (byte)(_bits >> 10);
            destination[written++] = (byte)(_bits >> 2);
        }
    }
}
