using Newtonsoft.Json.Linq;
using TokenOps.Stubs;
using TokenOps.Stubs.Judging;

namespace TokenOps.ContractTests.Contract;

/// <summary>Every example of the document beside its schema: of requests, responses, events, parameters and schemas, defaults included.</summary>
internal static class DocumentExamples
{
    /// <summary>The rules that the document's own examples break.</summary>
    public static IEnumerable<(string Example, Violation Violation)> Contradictions()
    {
        var judge = new SchemaJudge(ContractDocument.Resolver);
        return
            from example in All()
            from violation in judge.Judge(string.Empty, example.Value, example.Schema)
            select (example.Pointer, violation);
    }

    public static IEnumerable<(string Pointer, JToken Value, JToken Schema)> All() => Inside("#", ApiDocument.Load());

    private static IEnumerable<(string Pointer, JToken Value, JToken Schema)> Inside(string pointer, JToken token)
    {
        if (token is JArray items)
        {
            return items.SelectMany((item, index) => Inside($"{pointer}/{index}", item));
        }

        return token is not JObject node ? [] : Own(pointer, node).Concat(node.Properties()
            .Where(member => member.Name is not ("example" or "examples" or "default" or "enum" or "const") || pointer.EndsWith("/properties", StringComparison.Ordinal))
            .SelectMany(member => Inside($"{pointer}/{Escape(member.Name)}", member.Value)));
    }

    private static IEnumerable<(string Pointer, JToken Value, JToken Schema)> Own(string pointer, JObject node)
    {
        // Media types and parameters name their schema; a schema is its own. Members that are called so are not keywords.
        var isNamed = pointer.EndsWith("/properties", StringComparison.Ordinal);
        var schema = node["schema"] as JObject ?? node;
        var isSchema = node["type"] is not null || node["anyOf"] is not null || node["oneOf"] is not null || node["$ref"] is not null || node["schema"] is not null;
        if (isNamed || !isSchema)
        {
            yield break;
        }

        var isStream = pointer.EndsWith("/text~1event-stream", StringComparison.Ordinal);
        foreach (var keyword in (string[])["example", "default"])
        {
            if (node[keyword] is { } value)
            {
                yield return ($"{pointer}/{keyword}", value, schema);
            }
        }

        foreach (var named in (node["examples"] as JObject ?? []).Properties().Where(named => named.Value["value"] is not null))
        {
            var values = isStream && named.Value["value"] is JArray events ? events.ToArray() : [named.Value["value"]!];
            for (var index = 0; index < values.Length; index++)
            {
                yield return ($"{pointer}/examples/{Escape(named.Name)}/value{(isStream ? $"/{index}" : string.Empty)}", values[index], schema);
            }
        }

        foreach (var (value, index) in (node["examples"] as JArray ?? []).Select((value, index) => (value, index)))
        {
            yield return ($"{pointer}/examples/{index}", value, schema);
        }
    }

    private static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
