using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TokenOps.ContractTests.Contract;

/// <summary>What a value lost, changed or gained on its way through the client's types. A member that is null says the same as none.</summary>
internal static class JsonDifference
{
    private static readonly JsonSerializerSettings Settings = new() { DateParseHandling = DateParseHandling.None };

    /// <summary>Serializes a value as any user of the client would.</summary>
    public static JToken Write(object? value) => Parse(JsonConvert.SerializeObject(value, Settings));

    public static JToken Parse(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal };
        return JToken.ReadFrom(reader);
    }

    public static IEnumerable<string> Between(JToken expected, JToken actual, string path = "")
    {
        if (expected is JObject one && actual is JObject other)
        {
            return one.Properties().Select(property => property.Name).Union(other.Properties().Select(property => property.Name))
                .SelectMany(name => Between(one[name] ?? JValue.CreateNull(), other[name] ?? JValue.CreateNull(), $"{path}/{name}"));
        }

        if (expected is JArray some && actual is JArray others && some.Count == others.Count)
        {
            return some.Zip(others).SelectMany((pair, index) => Between(pair.First, pair.Second, $"{path}/{index}"));
        }

        return Same(expected, actual) ? [] : [$"{path}: sent {Show(expected)}, kept {Show(actual)}"];
    }

    private static bool Same(JToken one, JToken other) =>
        JToken.DeepEquals(one, other)
        || (one.Type is JTokenType.Integer or JTokenType.Float && other.Type is JTokenType.Integer or JTokenType.Float && (decimal)one == (decimal)other)
        || (IsInstant(one, out var instant) && IsInstant(other, out var same) && instant == same);

    // A time is kept as an instant with its offset, of which "Z" and "+00:00" are two spellings.
    private static bool IsInstant(JToken token, out DateTimeOffset instant)
    {
        instant = default;
        return token.Type == JTokenType.String && ((string)token!).Contains('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParse((string)token!, System.Globalization.CultureInfo.InvariantCulture, out instant);
    }

    private static string Show(JToken token) => TokenOps.Stubs.Judging.SchemaJudge.Describe(token);
}
