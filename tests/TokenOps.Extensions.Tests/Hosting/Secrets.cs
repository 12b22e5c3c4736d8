using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TokenOps.Extensions.Tests.Hosting;

/// <summary>Words that must be nowhere but on the wire, and the forms in which they might slip out.</summary>
internal static class Secrets
{
    public const string FirstKey = "sk-first-4c1d9e7a2b/+Qx==";
    public const string SecondKey = "sk-second-8f3b6a0c5d/+Zy==";

    /// <summary>Words that JSON, addresses, HTML and Latin-1 each write in their own way.</summary>
    public const string Prompt = "das unveröffentlichte \"Leuchtturm-Produkt\" & 一座未公布的灯塔 🗼";

    /// <summary>Every form of the keys and of the prompt, and of its telling words alone.</summary>
    public static IReadOnlyCollection<string> Forms { get; } =
        [.. new[] { FirstKey, SecondKey, Prompt, "Leuchtturm", "unveröffentlichte", "一座未公布的灯塔" }.SelectMany(FormsOf).Distinct(StringComparer.OrdinalIgnoreCase)];

    public static bool AreIn(string text) => Forms.Any(f => text.Contains(f, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> FormsOf(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        yield return secret;
        yield return JsonEncodedText.Encode(secret).ToString();
        yield return JsonEncodedText.Encode(secret, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
        yield return Newtonsoft.Json.JsonConvert.ToString(secret, '"', Newtonsoft.Json.StringEscapeHandling.EscapeNonAscii).Trim('"');
        yield return Uri.EscapeDataString(secret);
        yield return WebUtility.UrlEncode(secret);
        yield return WebUtility.HtmlEncode(secret);
        yield return HtmlEncoder.Default.Encode(secret);
        yield return Encoding.Latin1.GetString(bytes);
        yield return Convert.ToHexString(bytes);

        // Base64 differs by what stands in front; the characters at both ends also hold bits of the neighbours.
        for (var before = 0; before < 3; before++)
        {
            var encoded = Convert.ToBase64String([.. new byte[before], .. bytes]).TrimEnd('=');
            var inner = encoded[(before == 0 ? 0 : before + 1)..^1];
            yield return inner;
            yield return inner.Replace('+', '-').Replace('/', '_');
        }
    }
}
