using System.Globalization;
using System.Linq;
using System.Numerics;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace TokenOps.OpenApi.Reading;

/// <summary>Resolves plain scalars by the YAML 1.2 core schema: <c>n</c>, <c>no</c> and dates are strings, unlike in YAML 1.1.</summary>
internal static partial class YamlScalar
{
    public static JToken Resolve(Scalar scalar)
    {
        // "!!int" and the like resolve as if the text were plain; any other tag leaves a text.
        var text = scalar.Value;
        var tag = scalar.Tag.IsEmpty ? null : scalar.Tag.Value;
        if (tag is null ? scalar.Style != ScalarStyle.Plain : tag is not ("tag:yaml.org,2002:int" or "tag:yaml.org,2002:float" or "tag:yaml.org,2002:bool" or "tag:yaml.org,2002:null"))
            return new JValue(text);

        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => JValue.CreateNull(),
            "true" or "True" or "TRUE" => new JValue(true),
            "false" or "False" or "FALSE" => new JValue(false),
            _ => ResolveNumber(text) ?? new JValue(text),
        };
    }

    private static JValue? ResolveNumber(string text)
    {
        if (DecimalInteger().IsMatch(text))
            return Integer(BigInteger.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        if (HexadecimalInteger().IsMatch(text))
            return Integer(BigInteger.Parse("0" + text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
        if (OctalInteger().IsMatch(text))
            return Integer(text[2..].Aggregate(BigInteger.Zero, (sum, digit) => (sum * 8) + (digit - '0')));
        if (!FloatingPoint().IsMatch(text))
            return null;

        // A decimal keeps the digits that were written; a double is for what a decimal cannot hold.
        return !text.Contains('e', System.StringComparison.OrdinalIgnoreCase)
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
                ? new JValue(exact)
                : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) is var inexact && double.IsFinite(inexact) ? new JValue(inexact) : null;
    }

    private static JValue Integer(BigInteger value) =>
        value >= long.MinValue && value <= long.MaxValue ? new JValue((long)value) : new JValue(value);

    [GeneratedRegex(@"^[-+]?[0-9]+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DecimalInteger();

    [GeneratedRegex(@"^0o[0-7]+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OctalInteger();

    [GeneratedRegex(@"^0x[0-9a-fA-F]+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HexadecimalInteger();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FloatingPoint();
}
