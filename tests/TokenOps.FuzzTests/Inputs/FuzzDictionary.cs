using System.Text;
using Newtonsoft.Json.Linq;

namespace TokenOps.FuzzTests.Inputs;

/// <summary>Words that mean something to the code under test: names and values of the compiled document, and what JSON, event streams, forms and images are made of.</summary>
internal sealed class FuzzDictionary
{
    private static readonly string[] Json =
    [
        "null", "true", "false", "{}", "[]", "\"\"", "0", "-0", "1e999", "-1e-999", "1732460000.123", "\"2026-11-24T00:00:00Z\"", "9223372036854775808", "19.5",
        "[null]", "{\"a\":null}", "[[[[[[[[", "{\"a\":{\"a\":{\"a\":", "}", "]", ",", ":", "\"", "\\", "\\u0000", "\\ud800", "\\udc00\\ud83c", "\\u00", "\\\"", "//", "/*", "NaN", "Infinity", "'a'",
        "\"error\":{\"message\":\"cnry0000000000000000\",\"type\":\"invalid_request_error\",\"code\":429}", "\"error\":\"\"", "\"error\":{}", "\"error\":null", "[DONE]", "#0", "#1", "\u0000", "\u200B", "\uFEFF", "🌹",
        "\"cnry0000000000000000\"", "cnry0000000000000000", "sk-fuzz-0123456789abcdef", "AAAA", "iVBORw0KGgo=", "====", "\\/", "\\n",
    ];

    private static readonly string[] Events =
    [
        "data:", "data: ", "data", "event: ", "event:error\n", "id: 1\n", "retry: 1\n", ": comment\n", "\n", "\n\n", "\r", "\r\n", "\r\n\r\n", "\r\r", "data: [DONE]\n\n", "data: {\"type\":\"error\",\"error\":{\"message\":\"cnry0000000000000000\"}}\n\n",
    ];

    private static readonly string[] Forms =
    [
        "--", "--b\r\n", "--b--\r\n", "\r\n--b", "Content-Disposition: form-data; name=\"n\"\r\n", "; filename=\"a.png\"", "name=", "\"", "\r\n\r\n", "Content-Type: image/png\r\n", "name=\"image[]\"", "\\\"", "%22", "filename*=UTF-8''a",
    ];

    private static readonly byte[][] Images =
    [
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], [0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52], "IDAT"u8.ToArray(), "IEND"u8.ToArray(), "tRNS"u8.ToArray(), "acTL"u8.ToArray(),
        [0xFF, 0xD8, 0xFF], [0xFF, 0xC0, 0, 17, 8], [0xFF, 0xC2], [0xFF, 0xD9], [0xFF, 0xE1, 0xFF, 0xFF], [0xFF, 0xFF, 0xFF],
        "RIFF"u8.ToArray(), "WEBP"u8.ToArray(), "VP8X"u8.ToArray(), "VP8L"u8.ToArray(), "VP8 "u8.ToArray(), "ALPH"u8.ToArray(), "GIF89a"u8.ToArray(), "GIF87a"u8.ToArray(),
        [0xFF, 0xFF, 0xFF, 0xFF], [0x7F, 0xFF, 0xFF, 0xFF], [0x80, 0, 0, 0], [0, 0, 0, 0],
    ];

    private FuzzDictionary(IEnumerable<string> documented)
    {
        Values = [.. Json.Select(Encoding.UTF8.GetBytes)];
        Words = [.. Values, .. Events.Concat(Forms).Concat(documented).Select(Encoding.UTF8.GetBytes), .. Images];
    }

    /// <summary>Gets what may stand where a value stands.</summary>
    public byte[][] Values { get; }

    /// <summary>Gets everything.</summary>
    public byte[][] Words { get; }

    public static FuzzDictionary Of(JObject document) => new(
        document.Descendants().OfType<JProperty>().Where(static p => p.Name is "properties").SelectMany(static p => (p.Value as JObject ?? []).Properties()).Select(static p => $"\"{p.Name}\":")
            .Concat(document.Descendants().OfType<JProperty>().Where(static p => p.Name is "enum").SelectMany(static p => p.Value).Select(static v => v.ToString(Newtonsoft.Json.Formatting.None)))
            .Distinct(StringComparer.Ordinal));
}
