using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Tests.Merging;

/// <summary>What users can name in what a compilation gives: types, their members with types, enum members, operations.</summary>
internal static class LoweredSurface
{
    private static readonly string[] Kept = ["$ref", "type", "format", "items", "additionalProperties", "nullable", "x-name", "x-wire-name", "x-type", "x-nullable"];

    /// <summary>Returns a line for each name, with the C# type that it belongs to.</summary>
    public static IReadOnlySet<(string Owner, string Line)> Of(JObject lowered)
    {
        var lines = new HashSet<(string, string)>();
        foreach (var type in ((lowered["components"]?["schemas"] as JObject) ?? []).Properties())
        {
            lines.Add((type.Name, $"type {type.Name}"));
            foreach (var member in ((type.Value["properties"] as JObject) ?? []).Properties())
                lines.Add((type.Name, $"{type.Name}.{member.Name}: {Type(member.Value).ToString(Formatting.None)}"));
            foreach (var member in (type.Value["x-enumNames"] as JArray) ?? [])
                lines.Add((type.Name, $"{type.Name}.{member}"));
        }

        foreach (var operation in ((lowered["paths"] as JObject) ?? []).Properties().SelectMany(p => ((JObject)p.Value).Properties().Where(o => o.Value is JObject { Count: > 0 } && o.Value["operationId"] is not null)))
        {
            var client = operation.Value["tags"]?.FirstOrDefault()?.ToString() ?? string.Empty;
            lines.Add((operation.Value["operationId"]!.ToString(), $"{client}.{operation.Value["operationId"]}: {operation.Name} {operation.Value["x-path"]} {operation.Value["x-request-type"]} {operation.Value["x-result-type"]}"));
        }

        return lines;
    }

    private static JToken Type(JToken schema) => schema switch
    {
        JObject members => new JObject(members.Properties().Where(p => Kept.Contains(p.Name, StringComparer.Ordinal)).OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => new JProperty(p.Name, Type(p.Value)))),
        _ => schema,
    };
}
