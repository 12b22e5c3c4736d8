using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TokenOps.Stubs.Contracts;

namespace TokenOps.Stubs.Judging;

/// <summary>Judges a JSON value by a schema of the document.</summary>
/// <param name="resolver">The document's schemas.</param>
/// <remarks>A value may fit several branches of a <c>oneOf</c>: servers, and most documents, mean any of them.</remarks>
internal sealed class SchemaJudge(SchemaResolver resolver)
{
    private const int LongestEcho = 60;

    private static readonly ConcurrentDictionary<string, Regex?> Patterns = new(StringComparer.Ordinal);

    [ThreadStatic]
    private static HashSet<(JToken Value, JArray Branches)>? s_open;

    /// <summary>The rules that the value breaks.</summary>
    public IEnumerable<Violation> Judge(string path, JToken value, JToken? schema)
    {
        if (schema is JValue { Value: false })
        {
            return [new Violation(path, "unknown", Describe(value), "nothing")];
        }

        var resolved = resolver.Resolve(schema);
        if (value.Type == JTokenType.Null && resolved.Nullable)
        {
            return [];
        }

        foreach (var keyword in (string[])["anyOf", "oneOf"])
        {
            if (resolved.Schema[keyword] is JArray { Count: > 0 } branches && Union(path, value, branches) is { Length: > 0 } broken)
            {
                return broken;
            }
        }

        return TypeFits(value, resolved.Schema["type"])
            ? Keywords(path, value, resolved.Schema).Concat(Compositions(path, value, resolved.Schema))
            : [new Violation(path, "type", Describe(value), Types(resolved.Schema["type"]!))];
    }

    /// <summary>Whether the value breaks no rule.</summary>
    public bool Fits(JToken value, JToken? schema) => !Judge(string.Empty, value, schema).Any();

    /// <summary>A value as it may be shown in a message: short.</summary>
    public static string Describe(JToken value)
    {
        var text = value.Type == JTokenType.String ? (string)value! : value.ToString(Formatting.None);
        return text.Length > LongestEcho ? text[..LongestEcho] + "…" : text;
    }

    private static string Types(JToken type) => type is JArray several ? string.Join(" or ", several) : type.ToString();

    private Violation[] Union(string path, JToken value, JArray branches)
    {
        // A union that is a branch of itself adds nothing to its other branches.
        s_open ??= [];
        if (!s_open.Add((value, branches)))
        {
            return [new Violation(path, "union", Describe(value), "another branch")];
        }

        try
        {
            var verdicts = branches.Select(branch => Judge(path, value, branch).ToArray()).ToArray();
            return Array.Exists(verdicts, verdict => verdict.Length == 0) ? [] : verdicts.MinBy(verdict => verdict.Length)!;
        }
        finally
        {
            s_open.Remove((value, branches));
        }
    }

    private IEnumerable<Violation> Compositions(string path, JToken value, JObject schema)
    {
        if (schema["not"] is { } not && !Judge(path, value, not).Any())
        {
            yield return new Violation(path, "not", Describe(value), "anything else");
        }

        foreach (var violation in (schema["allOf"] as JArray ?? []).SelectMany(part => Judge(path, value, part)))
        {
            yield return violation;
        }

        if (schema["if"] is { } condition)
        {
            foreach (var violation in Judge(path, value, condition).Any() ? Judge(path, value, schema["else"]) : Judge(path, value, schema["then"]))
            {
                yield return violation;
            }
        }
    }

    private static bool TypeFits(JToken value, JToken? type) => type switch
    {
        null => true,
        JArray several => several.Any(one => TypeFits(value, one)),
        _ => (string?)(type as JValue) switch
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
        if (schema["enum"] is JArray allowed && !allowed.Any(one => Same(one, value)))
        {
            yield return new Violation(path, "enum", Describe(value), "one of " + string.Join(", ", allowed.Select(Describe)));
        }

        if (schema["const"] is { } constant && !Same(constant, value))
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

    // JSON knows one kind of number.
    private static bool Same(JToken one, JToken other) =>
        JToken.DeepEquals(one, other) || (one.Type is JTokenType.Integer or JTokenType.Float && other.Type is JTokenType.Integer or JTokenType.Float && SchemaLimit.Number(one) == SchemaLimit.Number(other));

    private static IEnumerable<Violation> Range(string path, JToken value, JObject schema)
    {
        if (SchemaLimit.Number(value) is not { } number)
        {
            yield break;
        }

        var (lowest, isAbove) = SchemaLimit.Lowest(schema);
        if (number < lowest || (isAbove && number == lowest))
        {
            yield return Broken(isAbove ? "exclusiveMinimum" : "minimum", lowest.Value);
        }

        var (highest, isBelow) = SchemaLimit.Highest(schema);
        if (number > highest || (isBelow && number == highest))
        {
            yield return Broken(isBelow ? "exclusiveMaximum" : "maximum", highest.Value);
        }

        if (SchemaLimit.Number(schema["multipleOf"]) is > 0 and var step && number % step != 0)
        {
            yield return Broken("multipleOf", step);
        }

        Violation Broken(string keyword, decimal limit) =>
            new(path, keyword, Describe(value), $"{keyword} {(schema[keyword] is JValue { Value: not bool } own ? Describe(own) : limit.ToString(CultureInfo.InvariantCulture))}");
    }

    private static IEnumerable<Violation> Text(string path, string text, JObject schema)
    {
        // JSON Schema counts code points; a lone surrogate counts as one, as it does everywhere else.
        var length = text.EnumerateRunes().Count();
        foreach (var (keyword, breaks) in ((string, Func<long, bool>)[])[("minLength", limit => length < limit), ("maxLength", limit => length > limit)])
        {
            if (SchemaLimit.Count(schema[keyword]) is { } limit && breaks(limit))
            {
                yield return new Violation(path, keyword, Characters(length), $"{keyword} {Characters(limit)}");
            }
        }

        if ((string?)(schema["pattern"] as JValue) is { } pattern && !Matches(text, pattern))
        {
            yield return new Violation(path, "pattern", Describe(text), pattern);
        }
    }

    // A pattern that this platform cannot read, or not in time, refuses nothing.
    private static bool Matches(string text, string pattern)
    {
        try
        {
            return Patterns.GetOrAdd(pattern, Compile)?.IsMatch(text) != false;
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }

    private static Regex? Compile(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string Characters(long count) => string.Create(CultureInfo.InvariantCulture, $"{count} characters");

    private IEnumerable<Violation> Items(string path, JArray items, JObject schema)
    {
        foreach (var violation in Count(path, items.Count, schema, "items", "minItems", "maxItems"))
        {
            yield return violation;
        }

        if (schema["uniqueItems"] is JValue { Value: true } && items.Distinct(JToken.EqualityComparer).Count() < items.Count)
        {
            yield return new Violation(path, "uniqueItems", "an item twice", "each item once");
        }

        var first = schema["prefixItems"] as JArray ?? [];
        for (var index = 0; index < items.Count; index++)
        {
            foreach (var violation in (index < first.Count ? first[index] : schema["items"]) is { } own ? Judge(string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"), items[index], own) : [])
            {
                yield return violation;
            }
        }
    }

    private static IEnumerable<Violation> Count(string path, int count, JObject schema, string noun, string least, string most)
    {
        foreach (var (keyword, breaks) in ((string, Func<long, bool>)[])[(least, limit => count < limit), (most, limit => count > limit)])
        {
            if (SchemaLimit.Count(schema[keyword]) is { } limit && breaks(limit))
            {
                yield return new Violation(path, keyword, string.Create(CultureInfo.InvariantCulture, $"{count} {noun}"), string.Create(CultureInfo.InvariantCulture, $"{keyword} {limit}"));
            }
        }
    }

    private IEnumerable<Violation> Members(string path, JObject members, JObject schema)
    {
        var properties = schema["properties"] as JObject ?? [];
        foreach (var name in (schema["required"] as JArray ?? []).Select(name => (string?)(name as JValue)).OfType<string>().Where(name => members[name] is null))
        {
            yield return new Violation(Join(path, name), "required", "nothing", "a value");
        }

        foreach (var violation in Count(path, members.Count, schema, "members", "minProperties", "maxProperties"))
        {
            yield return violation;
        }

        var patterns = schema["patternProperties"] as JObject ?? [];
        foreach (var member in members.Properties())
        {
            var rules = patterns.Properties().Where(pattern => Matches(member.Name, pattern.Name)).Select(pattern => pattern.Value).ToList();
            if (properties[member.Name] is { } known)
            {
                rules.Add(known);
            }

            if (rules.Count == 0 && schema["additionalProperties"] is JValue { Value: false })
            {
                yield return new Violation(Join(path, member.Name), "unknown", "a member", "one of " + string.Join(", ", properties.Properties().Select(property => property.Name)));
            }

            foreach (var violation in (rules.Count == 0 && schema["additionalProperties"] is JObject others ? [others] : rules).SelectMany(rule => Judge(Join(path, member.Name), member.Value, rule)))
            {
                yield return violation;
            }
        }
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : path + "." + name;
}
