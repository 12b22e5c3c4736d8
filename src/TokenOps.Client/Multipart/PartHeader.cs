using System.Globalization;
using System.Text;

namespace TokenOps.Runtime;

/// <summary>The header lines of a part, in the form of browsers and of the official SDKs.</summary>
internal static class PartHeader
{
    private const string Disposition = "Content-Disposition: form-data; name=\"";

    /// <summary>A field, header and text: no Content-Type, or some servers take it for a file.</summary>
    public static byte[] OfText(string name, string text) => Encode(Disposition, Escape(name), "\"\r\n\r\n", text);

    /// <summary>A field that is not plain text.</summary>
    public static byte[] OfContent(string name, string mediaType, string text) =>
        Encode(Disposition, Escape(name), "\"\r\nContent-Type: " + mediaType + "\r\n\r\n", text);

    /// <summary>Of a file.</summary>
    public static byte[] OfFile(string name, string fileName, string mediaType) =>
        Encode(Disposition, Escape(name), "\"; filename=\"", Escape(fileName), "\"\r\nContent-Type: ", mediaType, "\r\n\r\n");

    // Piece by piece, so that no text is put together only to be taken apart into bytes.
#if NETSTANDARD
    private static byte[] Encode(params string[] pieces)
#else
    private static byte[] Encode(params System.ReadOnlySpan<string> pieces)
#endif
    {
        var length = 0;
        foreach (var piece in pieces)
            length += Encoding.UTF8.GetByteCount(piece);

        var bytes = new byte[length];
        var position = 0;
        foreach (var piece in pieces)
            position += Encoding.UTF8.GetBytes(piece, 0, piece.Length, bytes, position);
        return bytes;
    }

    /// <summary>
    /// Percent-encodes the quote and everything that could end the line or trouble a parser of lines. A percent sign
    /// stays as it is, as browsers have it.
    /// </summary>
    private static string Escape(string text)
    {
        StringBuilder? escaped = null;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '"' or < ' ' or '\u007f')
                (escaped ??= new StringBuilder(text, 0, i, text.Length + 16)).Append('%').Append(((int)c).ToString("X2", CultureInfo.InvariantCulture));
            else
                escaped?.Append(c);
        }

        return escaped?.ToString() ?? text;
    }
}
