using System.Globalization;
using Newtonsoft.Json.Linq;
using TokenOps.Stubs.Contracts;

namespace TokenOps.Stubs.Java;

/// <summary>
/// Java regular expressions over a whole form. WireMock decodes every part anew for every pattern that looks at
/// part bodies, which costs most of a second for a large image; one pattern over the raw body is decoded once.
/// Everything before a part is skipped lazily and every count is atomic, so that time grows with the body's size only. A part starts
/// after a whole line with the form's own delimiter: a value that only looks like a part is a value.
/// </summary>
internal static class FormPatterns
{
    private const int MostAlternatives = 1000;

    // Nothing to skip before the first part. The delimiter is that of the first line that can be one, which a preamble may
    // come before: what the Content-Type names is not to be seen here.
    private const string Part = "(?:[\\s\\S]*?\\r\\n--\\1)??\\r\\n(?:[^\\r\\n]+\\r\\n)*?[Cc]ontent-[Dd]isposition:[^\\r\\n]*?; *name=\"?";
    private const string End = "\\r\\n--\\1(?:--|\\r\\n)";
    private const string AfterName = "\"?(?=[;\\r])";
    private const string HeadersToValue = "[^\\r\\n]*\\r\\n(?:[^\\r\\n]+\\r\\n)*+\\r\\n";

    /// <summary>Matches a form in which a member's value or count breaks a rule; null where no member has a rule of this kind.</summary>
    public static string? Broken(IEnumerable<MemberRule> members)
    {
        var all = members.ToArray();
        var single = all.Where(member => !member.Repeatable).ToArray();
        var perPart = all.SelectMany(Values).ToList();
        if (single.Length > 0)
        {
            perPart.Add($"({Names(single)}){AfterName}{Part}\\2{AfterName}");
        }

        // One walk over the body looks at every part; only rules of number need walks of their own.
        var alternatives = all.Where(member => member.Repeatable).SelectMany(Together).ToList();
        if (perPart.Count > 0)
        {
            alternatives.Insert(0, $"{Part}(?:{string.Join('|', perPart)})");
        }

        return alternatives.Count == 0 ? null : $"(?>(?:[\\s\\S]*?\\r\\n)??--([^\\r\\n]+))(?=\\r\\n)(?:{string.Join('|', alternatives)})[\\s\\S]*";
    }

    /// <summary>A header pattern for a part of this member.</summary>
    public static string Header(MemberRule member) => $"[^\\r\\n]*?; *name=\"?{Names([member])}\"?(?:;.*)?";

    /// <summary>A header pattern for any part that the document knows.</summary>
    public static string Header(IEnumerable<MemberRule> members) => $"[^\\r\\n]*?; *name=\"?{Names(members)}\"?(?:;.*)?";

    /// <summary>Whether a value rule is left to a schema pattern because a regular expression cannot say it.</summary>
    public static bool NeedsSchema(MemberRule member)
    {
        var schema = member.Item.Schema;
        return !member.Item.IsBinary && (member.Item.Branches.Any() || schema["pattern"] is not null || member.Item.Type switch
        {
            "integer" => HasBounds(schema) && SmallRange(schema) is null,
            "number" => HasBounds(schema),
            "object" or "array" => true,
            "string" or "boolean" => false,
            _ => schema.Count > 0 && schema["enum"] is null,
        });
    }

    private static IEnumerable<string> Values(MemberRule member)
    {
        // A schema pattern reads a number and overlooks what follows it, so the form of numbers is always said here.
        if (member.Item.IsBinary || (NeedsSchema(member) && (member.Item.Branches.Any() || member.Item.Type is not ("integer" or "number"))))
        {
            yield break;
        }

        var start = $"{Names([member])}{AfterName}{HeadersToValue}";
        var schema = member.Item.Schema;
        if (schema["enum"] is JArray allowed)
        {
            yield return start + Not(string.Join('|', allowed.Select(one => OperationContract.Quote(Wire(one)))));
            yield break;
        }

        switch (member.Item.Type)
        {
            case "integer":
                yield return start + Not(SmallRange(schema) is { } range ? string.Join('|', range) : "-?(?:0|[1-9][0-9]{0,17})");
                break;
            case "number":
                yield return start + Not("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
                break;
            case "boolean":
                yield return start + Not("true|false");
                break;
            default:
                if (SchemaLimit.Count(schema["maxLength"]) is { } most and < int.MaxValue)
                {
                    // Lazy: a greedy count over characters of different widths recurses in Java.
                    yield return start + string.Create(CultureInfo.InvariantCulture, $"(?![\\s\\S]{{0,{most}}}?{End})");
                }

                if (SchemaLimit.Count(schema["minLength"]) is { } least and > 0 and < int.MaxValue)
                {
                    yield return start + string.Create(CultureInfo.InvariantCulture, $"(?=[\\s\\S]{{0,{least - 1}}}?{End})");
                }

                break;
        }
    }

    private static IEnumerable<string> Together(MemberRule member, int index)
    {
        var part = $"(?>{Part}{Names([member])}{AfterName})";
        if (member.MaxItems is { } most and < int.MaxValue)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{part}{{{most + 1}}}");
        }

        if (member.MinItems is { } least and > 1 and < int.MaxValue)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"(?={part})(?!{part}{{{least}}})");
        }

        if (member.UniqueItems && !member.Item.IsBinary)
        {
            var value = Part + Names([member]) + AfterName + HeadersToValue;
            yield return string.Create(CultureInfo.InvariantCulture, $"{value}(?<twin{index}>(?>[\\s\\S]*?(?={End}))){value}\\k<twin{index}>{End}");
        }
    }

    private static string Not(string valid) => $"(?!(?:{valid}){End})";

    private static string Names(IEnumerable<MemberRule> members) =>
        $"(?:{string.Join('|', members.SelectMany(member => member.WireNames).Select(OperationContract.Quote))})";

    private static string Wire(JToken value) => value.Type == JTokenType.Boolean ? ((bool)value ? "true" : "false") : ((JValue)value).ToString(CultureInfo.InvariantCulture);

    private static bool HasBounds(JObject schema) =>
        schema["minimum"] is not null || schema["maximum"] is not null || schema["exclusiveMinimum"] is not null
        || schema["exclusiveMaximum"] is not null || schema["multipleOf"] is not null;

    private static IEnumerable<string>? SmallRange(JObject schema)
    {
        if (schema["exclusiveMinimum"] is not null || schema["exclusiveMaximum"] is not null || schema["multipleOf"] is not null
            || SchemaLimit.Number(schema["minimum"]) is not { } minimum || SchemaLimit.Number(schema["maximum"]) is not { } maximum
            || decimal.Truncate(minimum) != minimum || minimum is < int.MinValue or > int.MaxValue || maximum is < int.MinValue or > int.MaxValue)
        {
            return null;
        }

        var count = maximum - minimum;
        return count is < 0 or >= MostAlternatives
            ? null
            : Enumerable.Range(0, (int)count + 1).Select(offset => (minimum + offset).ToString("0", CultureInfo.InvariantCulture));
    }
}
