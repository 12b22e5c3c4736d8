using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Overlays;

/// <summary>Evaluates the JSONPath expressions of overlays. Overlay 1.1 speaks of RFC 9535, whose filters stand without parentheses.</summary>
internal static class JsonPath
{
    /// <summary>Selects the nodes of <paramref name="root"/> that <paramref name="expression"/> names.</summary>
    /// <exception cref="Newtonsoft.Json.JsonException">The expression is malformed.</exception>
    public static List<JToken> Select(JToken root, string expression)
    {
        ReadOnlySpan<char> filter = [];
        var (start, end) = (-1, -1);
        for (var i = 0; i < expression.Length && start < 0; i++)
        {
            end = expression[i] == '[' ? End(expression, i) : -1;
            if (end > 0)
                filter = expression.AsSpan(i + 1, end - i - 1).Trim();
            if (end > 0 && filter.StartsWith("?"))
                start = i;
        }

        if (start < 0)
            return Distinct(root.SelectTokens(expression));

        var condition = filter[1..].Trim().ToString();
        var test = condition.StartsWith('(') && condition.EndsWith(')') ? $"$[?{condition}]" : $"$[?({condition})]";
        var rest = "$" + expression[(end + 1)..];
        return Distinct(Containers(root, expression[..start]).SelectMany(Values).Where(v => IsMatch(v, test)).SelectMany(v => Select(v, rest)));
    }

    // Newtonsoft filters the items of arrays only; RFC 9535 the members of objects too.
    private static bool IsMatch(JToken value, string test) => new JArray(value.DeepClone()).SelectTokens(test).Any();

    private static IEnumerable<JToken> Containers(JToken root, string prefix) =>
        prefix.EndsWith("..", StringComparison.Ordinal)
            ? Select(root, prefix[..^2]).SelectMany(t => t is JContainer c ? c.DescendantsAndSelf().Where(d => d is not JProperty) : [t])
            : Select(root, prefix);

    private static IEnumerable<JToken> Values(JToken container) => container switch
    {
        JObject o => o.PropertyValues(),
        JArray a => a,
        _ => [],
    };

    private static List<JToken> Distinct(IEnumerable<JToken> tokens) => [.. tokens.Distinct<JToken>(ReferenceEqualityComparer.Instance)];

    // The bracket that closes the one at start, whatever stands in quotes between.
    private static int End(string expression, int start)
    {
        var depth = 0;
        char? quote = null;
        for (var i = start; i < expression.Length; i++)
        {
            var c = expression[i];
            if (quote is not null)
            {
                i += c == '\\' ? 1 : 0;
                quote = c == quote ? null : quote;
            }
            else if (c is '\'' or '"')
            {
                quote = c;
            }
            else if (c == '[')
            {
                depth++;
            }
            else if (c == ']' && --depth == 0)
            {
                return i;
            }
        }

        return -1;
    }
}
