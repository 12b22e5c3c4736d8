using System;
using System.Runtime.InteropServices;
using System.Text;

namespace TokenOps.Runtime;

/// <summary>Reads one escape sequence of a JSON string that arrives byte by byte.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct JsonEscape
{
    // No base64 text contains it, so the decoder refuses it and says where.
    private const byte NotBase64 = 0xFF;

    private int _digits;
    private int _code;
    private State _state;

    private enum State
    {
        Closed,
        Opened,
        Hexadecimal,
    }

    public readonly bool IsOpen => _state != State.Closed;

    /// <summary>Takes the next byte; the first one is the backslash.</summary>
    /// <returns>True when the sequence is complete; <paramref name="unescaped"/> is then what it stands for.</returns>
    public bool Take(byte next, out byte unescaped)
    {
        unescaped = NotBase64;
        switch (_state)
        {
            case State.Closed:
                _state = State.Opened;
                return false;
            case State.Opened when next == (byte)'u':
                _state = State.Hexadecimal;
                _digits = 0;
                _code = 0;
                return false;
            case State.Opened:
                _state = State.Closed;
                unescaped = next switch
                {
                    (byte)'/' => (byte)'/',
                    (byte)'n' => (byte)'\n',
                    (byte)'r' => (byte)'\r',
                    (byte)'t' => (byte)'\t',
                    _ => NotBase64,
                };
                return true;
        }

        var digit = DigitOf(next);
        _code = digit < 0 || _code < 0 ? -1 : (_code << 4) | digit;
        if (++_digits < 4)
            return false;

        _state = State.Closed;
        if (_code is >= 0 and < 0x80)
            unescaped = (byte)_code;

        return true;
    }

    /// <summary>Unescapes the text of a JSON string. Half of a surrogate pair stays one, and of malformed sequences the character stays.</summary>
    public static string Unescape(ReadOnlySpan<byte> utf8)
    {
        var text = new StringBuilder(utf8.Length);
        var escaped = WireText.Utf8.GetString(utf8.ToArray());
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] != '\\' || ++i == escaped.Length)
            {
                text.Append(escaped[Math.Min(i, escaped.Length - 1)]);
                continue;
            }

            if (escaped[i] == 'u' && i + 4 < escaped.Length)
            {
                var code = 0;
                for (var end = i + 4; i < end; i++)
                    code = (code << 4) | DigitOf((byte)escaped[i + 1]);

                text.Append((char)code);
                continue;
            }

            text.Append(escaped[i] switch
            {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'b' => '\b',
                'f' => '\f',
                var other => other,
            });
        }

        return text.ToString();
    }

    private static int DigitOf(byte character) => character switch
    {
        >= (byte)'0' and <= (byte)'9' => character - '0',
        >= (byte)'a' and <= (byte)'f' => character - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => character - 'A' + 10,
        _ => -1,
    };
}
