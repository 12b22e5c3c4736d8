using System;
using System.Collections.Generic;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Resolves <c>$ref</c> inside the merged document.</summary>
internal sealed class References(JObject document, DiagnosticBag diagnostics)
{
    private const string SchemaPrefix = "#/components/schemas/";

    /// <summary>The name of the component schema that <paramref name="schema"/> refers to; null when it refers to none.</summary>
    public static string? SchemaName(JToken schema) =>
        schema is JObject o && o["$ref"] is JValue { Type: JTokenType.String } reference
        && reference.Value<string>()!.StartsWith(SchemaPrefix, StringComparison.Ordinal)
        && !reference.Value<string>()![SchemaPrefix.Length..].Contains('/', StringComparison.Ordinal)
            ? Unescape(reference.Value<string>()![SchemaPrefix.Length..])
            : null;

    /// <summary>Follows references until something that is none. Reports, and answers null, when one leads nowhere.</summary>
    public JObject? Resolve(JToken token)
    {
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var current = token;
        while (current is JObject o && o["$ref"] is JValue { Type: JTokenType.String } reference)
        {
            var pointer = reference.Value<string>()!;
            if (!visited.Add(pointer))
            {
                diagnostics.Add(DiagnosticCodes.UnknownReference, reference, $"the reference '{pointer}' leads back to itself");
                return null;
            }

            var next = Lookup(pointer);
            if (next is null)
            {
                diagnostics.Add(DiagnosticCodes.UnknownReference, reference, $"the reference '{pointer}' leads nowhere in the merged document");
                return null;
            }

            current = next;
        }

        return current switch
        {
            JObject found => found,
            JValue { Type: JTokenType.Boolean } => [],
            _ => null,
        };
    }

    private JToken? Lookup(string pointer)
    {
        if (!pointer.StartsWith("#/", StringComparison.Ordinal))
            return null;

        JToken? current = document;
        foreach (var segment in pointer[2..].Split('/'))
        {
            var name = Unescape(segment);
            current = current switch
            {
                JObject o => o[name],
                JArray a when int.TryParse(name, System.Globalization.CultureInfo.InvariantCulture, out var index) && index >= 0 && index < a.Count => a[index],
                _ => null,
            };
        }

        return current;
    }

    private static string Unescape(string segment) =>
        Uri.UnescapeDataString(segment).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
