using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TokenOps.Stubs.Contracts;

namespace TokenOps.Stubs.Judging;

/// <summary>Reads the text of a form part as the type that its schema names.</summary>
internal static partial class ScalarText
{
    /// <summary>The value, or null where the text is not of that type.</summary>
    public static JToken? Read(ResolvedSchema schema, string text) => schema.Type switch
    {
        "integer" => Integer().IsMatch(text) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) ? new JValue(integer) : null,
        "number" => Number().IsMatch(text) ? new JValue(double.Parse(text, CultureInfo.InvariantCulture)) : null,
        "boolean" => text switch { "true" => new JValue(value: true), "false" => new JValue(value: false), _ => null },
        "object" or "array" => Json(text),
        _ => new JValue(text),
    };

    private static JToken? Json(string text)
    {
        try
        {
            return JToken.Parse(text);
        }
        catch (JsonReaderException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\A-?(?:0|[1-9][0-9]{0,17})\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Integer();

    [GeneratedRegex(@"\A-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
