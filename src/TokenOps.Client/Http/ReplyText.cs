using System;
using System.Text;

namespace TokenOps.Runtime;

/// <summary>Turns a body's bytes into text whatever the server says about them.</summary>
internal static class ReplyText
{
    /// <summary>Decodes by byte order mark, else by the given charset, else as UTF-8; what does not decode becomes U+FFFD.</summary>
    public static string Decode(ArraySegment<byte> bytes, string? charset)
    {
        if (bytes.Count == 0)
        {
            return string.Empty;
        }

        var (encoding, skip) = Marked(bytes) ?? (Named(charset), 0);
        return encoding.GetString(bytes.Array!, bytes.Offset + skip, bytes.Count - skip);
    }

    /// <summary>The encoding of that name; UTF-8 when there is no name or the platform does not know it.</summary>
    public static Encoding Named(string? charset) => Charsets.Find(charset) ?? Encoding.UTF8;

    private static (Encoding Encoding, int Skip)? Marked(ArraySegment<byte> bytes)
    {
        byte At(int index) => index < bytes.Count ? bytes.Array![bytes.Offset + index] : (byte)0;
        return (At(0), At(1), At(2)) switch
        {
            (0xEF, 0xBB, 0xBF) => (Encoding.UTF8, 3),
            (0xFF, 0xFE, _) => (Encoding.Unicode, 2),
            (0xFE, 0xFF, _) => (Encoding.BigEndianUnicode, 2),
            _ => null,
        };
    }
}
