using System.Linq;
using System.Text;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Makes descriptions safe to stand in XML documentation comments.</summary>
internal static class Documentation
{
    public static void Clean(JObject lowered)
    {
        foreach (var property in lowered.Descendants().OfType<JProperty>().Where(p => p.Name is "description" or "summary" && p.Value.Type == JTokenType.String).ToList())
            property.Value = Clean(property.Value.Value<string>()!);
    }

    // XML 1.0 forbids most control characters, and C# ends a comment line at more characters than LF.
    private static string Clean(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                result.Append(c).Append(text[++i]);
            else if (c is '\u0085' or '\u2028' or '\u2029')
                result.Append('\n');
            else if (c is '\n' or '\t' || (c >= ' ' && !char.IsSurrogate(c) && c < '\ufffe'))
                result.Append(c);
        }

        return result.ToString().Trim();
    }
}
