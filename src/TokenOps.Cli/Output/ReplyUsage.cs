using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TokenOps.Cli.Output;

/// <summary>What a reply says that it took: the numbers of its <c>usage</c>, whatever the document calls them.</summary>
internal static class ReplyUsage
{
    private const string Member = "usage";

    /// <summary>The numbers of a reply in one sentence, such as <c>Tokens: input 18, output 1, total 19.</c>; null when it tells none.</summary>
    /// <param name="reply">A reply or event of the client.</param>
    public static string? Of(object? reply) => Find(reply) is { } usage ? Sentence(usage) : null;

    private static JObject? Find(object? reply)
    {
        if (reply is null or string)
            return null;
        if (reply is RawJson json)
            return (json.ToJToken() as JObject)?[Member] as JObject;

        // Looked up and not serialized: a reply may hold images of many megabytes.
        var properties = reply.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static p => p.GetIndexParameters().Length == 0).ToList();
        var value = properties.FirstOrDefault(static p => p.GetCustomAttribute<JsonPropertyAttribute>()?.PropertyName == Member)?.GetValue(reply)
            ?? (properties.FirstOrDefault(static p => p.PropertyType == typeof(IDictionary<string, RawJson>))?.GetValue(reply) as IDictionary<string, RawJson>)
                ?.FirstOrDefault(static m => m.Key == Member).Value;
        return value is null ? null : JToken.Parse(JsonConvert.SerializeObject(value)) as JObject;
    }

    private static string? Sentence(JObject usage)
    {
        var numbers = usage.Properties().Where(static p => p.Value.Type is JTokenType.Integer or JTokenType.Float).ToList();
        if (numbers.Count == 0)
            return null;

        // "input_tokens", "output_tokens" and so on are tokens; what has no common last word is what its names say.
        var units = numbers.Select(static p => p.Name[(p.Name.LastIndexOf('_') + 1)..]).Distinct(StringComparer.Ordinal).ToList();
        var unit = units.Count == 1 && numbers.TrueForAll(p => p.Name.Length > units[0].Length) ? units[0] : null;
        var facts = numbers.Select(p => $"{(unit is null ? p.Name : p.Name[..^(unit.Length + 1)]).Replace('_', ' ')} {((JValue)p.Value).ToString(CultureInfo.InvariantCulture)}");
        return ConsoleText.Safe($"{(unit is null ? "Usage" : char.ToUpperInvariant(unit[0]) + unit[1..])}: {string.Join(", ", facts)}.");
    }
}
