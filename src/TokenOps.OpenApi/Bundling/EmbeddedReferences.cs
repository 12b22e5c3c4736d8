using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Bundling;

/// <summary>
/// Rewrites references such as <c>#/$defs/Pet</c> that are meant from a schema around them to be meant from the root of the file.
/// JSON Schema 2020-12, 8.2.1, says so of schemas with an <c>$id</c>; generators copy whole schemas into documents without one.
/// </summary>
internal static class EmbeddedReferences
{
    /// <summary>Rewrites the references below <paramref name="root"/>, in place.</summary>
    public static void Rewrite(JObject root, NodeKind kind, DiagnosticBag diagnostics)
    {
        foreach (var (schema, _) in DocumentStructure.Walk(root, kind).Where(n => n.Kind == NodeKind.Schema))
        {
            foreach (var value in References(schema).ToList())
            {
                if (FromRoot(root, schema, (string)value.Value!) is not { } found)
                    continue;

                if (!found.IsResource)
                    diagnostics.Note(DiagnosticCodes.ReadLeniently, value, $"the reference '{value}' leads nowhere from the root of the file; it is read from the schema around it");
                value.Replace(new JValue(found.Reference).From(value));
            }
        }
    }

    private static IEnumerable<JValue> References(JObject schema)
    {
        var mapping = schema["discriminator"] is JObject { } discriminator && discriminator["mapping"] is JObject values ? values.PropertyValues() : [];
        return ((JToken?[])[schema["$ref"], schema["$dynamicRef"], .. mapping]).OfType<JValue>()
            .Where(v => v.Value is string reference && reference.StartsWith("#/", StringComparison.Ordinal));
    }

    private static (string Reference, bool IsResource)? FromRoot(JObject root, JObject schema, string reference)
    {
        var pointer = reference[1..];
        var isKnown = JsonPointer.Find(root, pointer) is not null;
        foreach (var around in schema.AncestorsAndSelf().OfType<JObject>().TakeWhile(a => a != root))
        {
            var isResource = around["$id"] is JValue { Value: string };
            if ((isResource || !isKnown) && JsonPointer.Find(around, pointer) is JObject found && found != schema)
                return ("#" + Pointer(around) + pointer, isResource);
        }

        return null;
    }

    private static string Pointer(JToken token) => string.Concat(token.AncestorsAndSelf().Reverse().Select(a => a switch
    {
        JProperty property => "/" + JsonPointer.Escape(property.Name),
        { Parent: JArray array } => "/" + array.IndexOf(a).ToString(CultureInfo.InvariantCulture),
        _ => string.Empty,
    }));
}
