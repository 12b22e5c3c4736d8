using System;
using System.Collections.Generic;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Bundling;

/// <summary>Finds components that are nothing but references to each other, so that none of them is anything.</summary>
internal static class ReferenceLoops
{
    /// <summary>Reports every loop, once for each component in it.</summary>
    public static void Report(JObject root, DiagnosticBag diagnostics)
    {
        var schemas = root["components"]?["schemas"] as JObject ?? [];
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var schema in schemas.Properties())
        {
            var chain = new List<string>();
            var positions = new Dictionary<string, int>(StringComparer.Ordinal);
            var at = schema.Name;
            while (at is not null && !done.Contains(at) && positions.TryAdd(at, chain.Count))
            {
                chain.Add(at);
                at = Target(schemas[at]);
            }

            // Came back to a component of this very chain: from there on it is a loop.
            for (var i = at is not null && positions.TryGetValue(at, out var start) ? start : chain.Count; i < chain.Count; i++)
            {
                var reference = schemas[chain[i]]!["$ref"]!;
                diagnostics.Add(DiagnosticCodes.UnknownReference, reference, $"the reference '{reference}' leads back to itself");
            }

            done.UnionWith(chain);
        }
    }

    private static string? Target(JToken? schema) => JsonPointer.SchemaName((schema as JObject)?["$ref"]?.ToString());
}
