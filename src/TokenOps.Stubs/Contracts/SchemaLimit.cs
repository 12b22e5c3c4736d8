using System.Globalization;
using System.Numerics;
using Newtonsoft.Json.Linq;

namespace TokenOps.Stubs.Contracts;

/// <summary>
/// Reads the limits of a schema. A limit may be of any size, or no number at all: what no value of ours reaches is as good as the
/// largest that we can compare, and what is no number limits nothing.
/// </summary>
internal static class SchemaLimit
{
    /// <summary>Returns the limit of a number; null where there is none.</summary>
    public static decimal? Number(JToken? token) => token switch
    {
        JValue { Value: decimal exact } => exact,
        JValue { Value: BigInteger large } => Clamped((double)large, () => (decimal)large),
        JValue { Value: double approximate } => double.IsNaN(approximate) ? null : Clamped(approximate, () => (decimal)approximate),
        JValue { Type: JTokenType.Integer } integer => Convert.ToDecimal(integer.Value, CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>Returns the lowest number that the schema allows, and whether it is left out itself.</summary>
    public static (decimal? Limit, bool IsExclusive) Lowest(JObject schema) => Bound(schema["minimum"], schema["exclusiveMinimum"], (one, other) => one > other);

    /// <summary>Returns the highest number that the schema allows, and whether it is left out itself.</summary>
    public static (decimal? Limit, bool IsExclusive) Highest(JObject schema) => Bound(schema["maximum"], schema["exclusiveMaximum"], (one, other) => one < other);

    /// <summary>Returns a limit on a count, such as <c>maxLength</c>; null where there is none.</summary>
    public static long? Count(JToken? token) => Number(token) is { } limit ? (long)Math.Clamp(Math.Ceiling(limit), 0, long.MaxValue) : null;

    // OpenAPI 3.0 says by a boolean whether the limit beside it is exclusive.
    private static (decimal? Limit, bool IsExclusive) Bound(JToken? inclusive, JToken? exclusive, Func<decimal, decimal, bool> isTighter)
    {
        var limit = Number(inclusive);
        if (exclusive is JValue { Value: bool isExclusive })
        {
            return (limit, isExclusive);
        }

        return Number(exclusive) is { } other && !(limit is { } one && isTighter(one, other)) ? (other, true) : (limit, false);
    }

    private static decimal Clamped(double value, Func<decimal> convert) => value switch
    {
        >= (double)decimal.MaxValue => decimal.MaxValue,
        <= (double)decimal.MinValue => decimal.MinValue,
        _ => convert(),
    };
}
