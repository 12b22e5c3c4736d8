using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TokenOps.Stubs.Contracts;

namespace TokenOps.Stubs.Judging;

/// <summary>Judges a JSON value by a schema of the document.</summary>
internal sealed class SchemaJudge(SchemaResolver resolver)
{
    private const int LongestEcho = 60;

    /// <summary>The rules that the value breaks.</summary>
    public IEnumerable<Violation> Judge(string path, JToken value, JToken? schema)
    {
        var resolved = resolver.Resolve(schema);
        if (value.Type == JTokenType.Null && resolved.Nullable)
        {
            return [];
        }

        var branches = resolved.Branches.ToArray();
        if (branches.Length > 0)
        {
            var verdicts = branches.Select(branch => Judge(path, value, branch).ToArray()).ToArray();
            if (Array.TrueForAll(verdicts, verdict => verdict.Length > 0))
            {
                return verdicts.MinBy(verdict => verdict.Length)!;
            }
        }

        return TypeFits(value, resolved.Schema["type"])
            ? Keywords(path, value, resolved.Schema)
            : [new Violation(path, "type", Describe(value), Types(resolved.Schema["type"]!))];
    }

    /// <summary>A value as it may be shown in a message: short.</summary>
    public static string Describe(JToken value)
    {
        var text = value.Type == JTokenType.String ? (string)value! : value.ToString(Formatting.None);
        return text.Length > LongestEcho ? text[..LongestEcho] + "…" : text;
    }

    private static string Types(JToken type) => type is JArray several ? string.Join(" or ", several) : type.ToString();

    private static bool TypeFits(JToken value, JToken? type) => type switch
    {
        null => true,
        JArray several => several.Any(one => TypeFits(value, one)),
        _ => (string?)type switch
        {
            "string" => value.Type is JTokenType.String or JTokenType.Date or JTokenType.Guid or JTokenType.Uri or JTokenType.TimeSpan,
            "integer" => value.Type == JTokenType.Integer || (value.Type == JTokenType.Float && double.IsInteger((double)value)),
            "number" => value.Type is JTokenType.Integer or JTokenType.Float,
            "boolean" => value.Type == JTokenType.Boolean,
            "array" => value is JArray,
            "object" => value is JObject,
            "null" => value.Type == JTokenType.Null,
            _ => true,
        },
    };

    private IEnumerable<Violation> Keywords(string path, JToken value, JObject schema)
    {
        if (schema["enum"] is JArray allowed && !allowed.Any(one => JToken.DeepEquals(one, value)))
        {
            yield return new Violation(path, "enum", Describe(value), "one of " + string.Join(", ", allowed.Select(Describe)));
        }

        if (schema["const"] is { } constant && !JToken.DeepEquals(constant, value))
        {
            yield return new Violation(path, "const", Describe(value), Describe(constant));
        }

        var more = value switch
        {
            JObject members => Members(path, members, schema),
            JArray items => Items(path, items, schema),
            { Type: JTokenType.String } => Text(path, (string)value!, schema),
            { Type: JTokenType.Integer or JTokenType.Float } => Range(path, value, schema),
            _ => [],
        };
        foreach (var violation in more)
        {
            yield return violation;
        }
    }

    private static IEnumerable<Violation> Range(string path, JToken value, JObject schema)
    {
        var number = (decimal)value;
        (string Keyword, Func<decimal, bool> Breaks)[] rules =
        [
            ("minimum", limit => number < limit),
            ("maximum", limit => number > limit),
            ("exclusiveMinimum", limit => number <= limit),
            ("exclusiveMaximum", limit => number >= limit),
            ("multipleOf", step => number % step != 0),
        ];
        return
            from rule in rules
            let limit = schema[rule.Keyword]
            where limit?.Type is JTokenType.Integer or JTokenType.Float && rule.Breaks((decimal)limit)
            select new Violation(path, rule.Keyword, Describe(value), $"{rule.Keyword} {Describe(limit)}");
    }

    private static IEnumerable<Violation> Text(string path, string text, JObject schema)
    {
        // JSON Schema counts code points; a lone surrogate counts as one, as it does everywhere else.
        var length = text.EnumerateRunes().Count();
        foreach (var (keyword, breaks) in ((string, Func<int, bool>)[])[("minLength", limit => length < limit), ("maxLength", limit => length > limit)])
        {
            if (schema.Value<int?>(keyword) is { } limit && breaks(limit))
            {
                yield return new Violation(path, keyword, Characters(length), $"{keyword} {Characters(limit)}");
            }
        }

        if ((string?)schema["pattern"] is { } pattern && !Regex.IsMatch(text, pattern, RegexOptions.None, TimeSpan.FromSeconds(1)))
        {
            yield return new Violation(path, "pattern", Describe(text), pattern);
        }
    }

    private static string Characters(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} characters");

    private IEnumerable<Violation> Items(string path, JArray items, JObject schema)
    {
        foreach (var (keyword, breaks) in ((string, Func<int, bool>)[])[("minItems", limit => items.Count < limit), ("maxItems", limit => items.Count > limit)])
        {
            if (schema.Value<int?>(keyword) is { } limit && breaks(limit))
            {
                yield return new Violation(path, keyword, string.Create(CultureInfo.InvariantCulture, $"{items.Count} items"), string.Create(CultureInfo.InvariantCulture, $"{keyword} {limit}"));
            }
        }

        if (schema["uniqueItems"] is JValue { Value: true } && items.Distinct(JToken.EqualityComparer).Count() < items.Count)
        {
            yield return new Violation(path, "uniqueItems", "an item twice", "each item once");
        }

        for (var index = 0; schema["items"] is JObject && index < items.Count; index++)
        {
            foreach (var violation in Judge(string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"), items[index], schema["items"]))
            {
                yield return violation;
            }
        }
    }

    private IEnumerable<Violation> Members(string path, JObject members, JObject schema)
    {
        var properties = schema["properties"] as JObject ?? [];
        foreach (var name in (schema["required"] as JArray ?? []).Select(name => (string)name!).Where(name => members[name] is null))
        {
            yield return new Violation(Join(path, name), "required", "nothing", "a value");
        }

        foreach (var member in members.Properties())
        {
            if (properties[member.Name] is { } known)
            {
                foreach (var violation in Judge(Join(path, member.Name), member.Value, known))
                {
                    yield return violation;
                }
            }
            else if (schema["additionalProperties"] is JValue { Value: false })
            {
                yield return new Violation(Join(path, member.Name), "unknown", "a member", "one of " + string.Join(", ", properties.Properties().Select(property => property.Name)));
            }
            else if (schema["additionalProperties"] is JObject others)
            {
                foreach (var violation in Judge(Join(path, member.Name), member.Value, others))
                {
                    yield return violation;
                }
            }
        }
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : path + "." + name;
}
