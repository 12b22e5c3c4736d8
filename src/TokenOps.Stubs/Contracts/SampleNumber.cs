using Newtonsoft.Json.Linq;

namespace TokenOps.Stubs.Contracts;

/// <summary>Makes numbers within a schema's limits, near one where they allow it.</summary>
internal static class SampleNumber
{
    /// <summary>Returns integers, the likeliest first.</summary>
    public static IEnumerable<JToken> Integers(JObject schema) =>
        from number in Near(schema, 1m)
        from whole in (decimal[])[Math.Floor(number), Math.Ceiling(number), Math.Floor(number) + 1, Math.Ceiling(number) - 1]
        where whole is >= long.MinValue and <= long.MaxValue
        select new JValue((long)whole);

    /// <summary>Returns numbers, the likeliest first.</summary>
    public static IEnumerable<JToken> Numbers(JObject schema) =>
        from number in Near(schema, 0.5m)
        select new JValue((double)number);

    private static IEnumerable<decimal> Near(JObject schema, decimal wish)
    {
        var (lowest, isAbove) = SchemaLimit.Lowest(schema);
        var (highest, isBelow) = SchemaLimit.Highest(schema);
        var step = SchemaLimit.Number(schema["multipleOf"]) is > 0 and var multiple ? multiple : (decimal?)null;
        var within = Math.Min(Math.Max(wish, lowest ?? decimal.MinValue), highest ?? decimal.MaxValue);
        var numbers = new List<decimal?> { within, Between(lowest, highest), isAbove ? null : lowest, isBelow ? null : highest };
        foreach (var (limit, sign) in ((decimal?, int)[])[(lowest, 1), (highest, -1)])
        {
            foreach (var distance in (decimal[])[1m, 0.5m, 0.125m, 0.001m, 0.000001m])
            {
                numbers.Add(Sum(limit, sign * distance));
            }
        }

        return numbers.OfType<decimal>().SelectMany(number => step is { } size ? Multiples(number, size) : [number]).Distinct();
    }

    private static decimal? Between(decimal? lowest, decimal? highest) => lowest is { } one && highest is { } two ? (one / 2) + (two / 2) : null;

    private static decimal? Sum(decimal? limit, decimal distance) => limit is { } number && Math.Abs(number) < decimal.MaxValue / 2 ? number + distance : null;

    private static IEnumerable<decimal> Multiples(decimal number, decimal size)
    {
        var count = decimal.MaxValue / 4 > Math.Abs(number) && (size >= 1 || Math.Abs(number) < decimal.MaxValue * size / 4) ? Math.Floor(number / size) : 0;
        return [count * size, (count + 1) * size, (count - 1) * size, 0];
    }
}
