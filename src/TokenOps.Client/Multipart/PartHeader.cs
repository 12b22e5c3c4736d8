using System.Globalization;
using System.Text;

namespace TokenOps.Runtime;

/// <summary>The header lines of a part, in the form of browsers and of the official SDKs.</summary>
internal static class PartHeader
{
    /// <summary>Of a field: no Content-Type, or some servers take it for a file.</summary>
    public static byte[] OfText(string name) => Encode($"{Disposition(name)}\r\n\r\n");

    /// <summary>Of a field that is not plain text.</summary>
    public static byte[] OfContent(string name, string mediaType) => Encode($"{Disposition(name)}\r\nContent-Type: {mediaType}\r\n\r\n");

    /// <summary>Of a file.</summary>
    public static byte[] OfFile(string name, string fileName, string mediaType) =>
        Encode($"{Disposition(name)}; filename=\"{Escape(fileName)}\"\r\nContent-Type: {mediaType}\r\n\r\n");

    private static string Disposition(string name) => $"Content-Disposition: form-data; name=\"{Escape(name)}\"";

    private static byte[] Encode(string header) => Encoding.UTF8.GetBytes(header);

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
