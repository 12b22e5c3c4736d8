using System;
using System.Globalization;

namespace TokenOps.Runtime;

/// <summary>How values look in paths, queries, headers and forms.</summary>
internal static class WireValue
{
    public static string Format(bool value) => value ? "true" : "false";

    // RFC 3339, with the fraction only where there is one.
    public static string Format(DateTimeOffset value) => value.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture);

    public static string Format(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public static string Format(object value) => value switch
    {
        string text => text,
        bool flag => Format(flag),
        double number => Format(number),
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTimeOffset time => Format(time),
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
        IExtensibleEnum named => named.Value,
        IUnion { Value: { } member } => Format(member),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };
}
