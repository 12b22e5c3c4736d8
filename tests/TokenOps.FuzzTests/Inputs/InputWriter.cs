using System.IO.Compression;
using System.Text;

namespace TokenOps.FuzzTests.Inputs;

/// <summary>Makes the bytes that are sent of an input.</summary>
internal static class InputWriter
{
    private const int LongestBody = 3 * 1024 * 1024;

    public static byte[] ToBytes(FuzzInput input, uint number)
    {
        var body = (byte[])input.Body.Clone();
        Canary.Stamp(body, number);
        body = Encode(body, input.Charset);
        body = Compress(body, input.Compression, Repeats(input, body.Length));
        if (input.Damage >= 0 && body.Length > 0)
            body[input.Damage % body.Length] ^= (byte)(1 + (input.Damage % 255));

        return body;
    }

    /// <summary>How many bytes whoever reads the input has to do with: those of the body, unpacked where it was compressed.</summary>
    public static long Delivered(FuzzInput input, byte[] bytes) =>
        input.Compression == BodyCompression.None ? bytes.Length : Math.Max(bytes.Length, (long)input.Body.Length * Repeats(input, input.Body.Length));

    private static int Repeats(FuzzInput input, int length) => Math.Clamp(input.Repeat, 1, Math.Max(1, LongestBody / Math.Max(1, length)));

    private static byte[] Encode(byte[] body, BodyCharset charset) => charset switch
    {
        BodyCharset.Utf8WithMark => [.. Encoding.UTF8.Preamble, .. body],
        BodyCharset.Utf16 => Encoding.Convert(Encoding.UTF8, Encoding.Unicode, body),
        BodyCharset.Utf16WithMark => [.. Encoding.Unicode.Preamble, .. Encoding.Convert(Encoding.UTF8, Encoding.Unicode, body)],
        BodyCharset.Utf16BigEndian => Encoding.Convert(Encoding.UTF8, Encoding.BigEndianUnicode, body),
        BodyCharset.Latin1 => Encoding.Convert(Encoding.UTF8, Encoding.Latin1, body),
        BodyCharset.Utf32 => Encoding.Convert(Encoding.UTF8, Encoding.UTF32, body),
        _ => body,
    };

    private static byte[] Compress(byte[] body, BodyCompression compression, int repeat)
    {
        if (compression == BodyCompression.None && repeat == 1)
            return body;

        using var target = new MemoryStream();
        using (Stream packer = compression switch
        {
            BodyCompression.Gzip => new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true),
            BodyCompression.Zlib => new ZLibStream(target, CompressionLevel.Fastest, leaveOpen: true),
            BodyCompression.RawDeflate => new DeflateStream(target, CompressionLevel.Fastest, leaveOpen: true),
            BodyCompression.Brotli => new BrotliStream(target, CompressionLevel.Fastest, leaveOpen: true),
            _ => new BufferedStream(target),
        })
        {
            for (var i = 0; i < repeat; i++)
                packer.Write(body);

            packer.Flush();
            if (compression == BodyCompression.None)
                return target.ToArray();
        }

        return target.ToArray();
    }
}
