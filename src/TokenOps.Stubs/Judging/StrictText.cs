using System.Text;

namespace TokenOps.Stubs.Judging;

/// <summary>Reads bytes as text, and tells bytes that are none.</summary>
internal static class StrictText
{
    /// <summary>UTF-8 that refuses what is not UTF-8.</summary>
    public static Encoding Utf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text, without a byte order mark; null where the bytes are not text in this encoding.</summary>
    public static string? Read(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        try
        {
            var text = encoding.GetString(bytes);
            return text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
