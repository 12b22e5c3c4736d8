using System;
using System.Collections.Generic;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Resolves <c>$ref</c> inside the merged document.</summary>
internal sealed class References(JObject document, DiagnosticBag diagnostics)
{
    /// <summary>The name of the component schema that <paramref name="schema"/> refers to; null when it refers to none.</summary>
    public static string? SchemaName(JToken schema) => JsonPointer.SchemaName(((schema as JObject)?["$ref"] as JValue)?.Value as string);

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

    private JToken? Lookup(string pointer) => pointer.StartsWith("#/", StringComparison.Ordinal) ? JsonPointer.Find(document, pointer[1..]) : null;
}
