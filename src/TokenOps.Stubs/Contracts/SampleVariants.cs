using Newtonsoft.Json.Linq;

namespace TokenOps.Stubs.Contracts;

/// <summary>Changes a value a little, for lists whose items must differ.</summary>
internal static class SampleVariants
{
    /// <summary>Returns values near to one; whether a schema allows them is for the caller to see.</summary>
    public static IEnumerable<JToken> Of(JToken value, int number) => value switch
    {
        { Type: JTokenType.Integer } => Integers((decimal)value, number),
        { Type: JTokenType.Float } => [new JValue(SchemaLimit.Number(value) + (number / 8m)), new JValue(SchemaLimit.Number(value) - (number / 8m)), new JValue((decimal)number)],
        { Type: JTokenType.String } => Texts((string)value!, FormattableString.Invariant($"{number}")),
        JArray { Count: > 0 } items => Of(items[0], number).Select(first => new JArray(items.Skip(1).Prepend(first))),
        JObject { Count: > 0 } members => members.Properties().SelectMany(member => Of(member.Value, number).Select(other => Replaced(members, member.Name, other))),
        _ => [],
    };

    private static IEnumerable<JToken> Integers(decimal value, int number) =>
        from other in (decimal[])[value + number, value - number]
        where other is >= long.MinValue and <= long.MaxValue
        select new JValue((long)other);

    // The end changes in place too, since the length may be fixed.
    private static IEnumerable<JToken> Texts(string text, string number)
    {
        yield return new JValue(text + number);
        if (text.Length >= number.Length)
        {
            yield return new JValue(text[..^number.Length] + number);
            yield return new JValue(number + text[number.Length..]);
        }

        if (int.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out var letter) && text.Length > 0 && letter <= 26)
        {
            yield return new JValue(text[..^1] + (char)('a' + letter - 1));
        }
    }

    private static JObject Replaced(JObject members, string name, JToken value)
    {
        var other = (JObject)members.DeepClone();
        other[name] = value;
        return other;
    }
}
