using Newtonsoft.Json.Linq;

namespace TokenOps.Stubs.Contracts;

/// <summary>Makes texts of a schema's format, pattern and length.</summary>
internal static class SampleText
{
    private const int Longest = 1_000_000;

    /// <summary>Returns texts, the likeliest first.</summary>
    public static IEnumerable<string> Of(JObject schema)
    {
        var least = SchemaLimit.Count(schema["minLength"]) ?? 0;
        var most = SchemaLimit.Count(schema["maxLength"]) ?? long.MaxValue;
        if (least > Longest)
        {
            yield break;
        }

        var format = (string?)(schema["format"] as JValue);
        var plain = Formatted(format) ?? "text";
        if ((string?)(schema["pattern"] as JValue) is { } pattern)
        {
            yield return plain;
            foreach (var text in PatternSample.Of(pattern, (int)least))
            {
                yield return text;
            }
        }

        var isEncoded = format == "byte" || string.Equals((string?)(schema["contentEncoding"] as JValue), "base64", StringComparison.OrdinalIgnoreCase);
        yield return isEncoded ? Convert.ToBase64String(new byte[(int)((least + 3) / 4 * 3) is var size and > 0 ? size : 3]) : Fitted(plain, (int)least, most, format);
        yield return new string('x', (int)Math.Max(least, Math.Min(4, most)));
    }

    private static string Fitted(string text, int least, long most, string? format)
    {
        // An address can be as long as it must.
        var padded = format is "uri" or "url" ? text + new string('x', Math.Max(0, least - text.Length)) : text.PadRight(least, 'x');
        return padded.Length > most ? padded[..(int)most] : padded;
    }

    private static string? Formatted(string? format) => format switch
    {
        "date-time" => "2025-01-02T03:04:05Z",
        "date" => "2025-01-02",
        "time" => "03:04:05Z",
        "duration" => "PT1H",
        "uri" or "url" or "uri-reference" or "iri" => "https://example.com/",
        "uuid" or "guid" => "6f1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d",
        "email" or "idn-email" => "someone@example.com",
        "hostname" or "idn-hostname" => "example.com",
        "ipv4" => "192.0.2.1",
        "ipv6" => "2001:db8::1",
        _ => null,
    };
}
