using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Lowering;

/// <summary>
/// Rewrites one schema, not its children, so that every way to say the same thing looks the same: null is a flag, a
/// type is one word, a union of one branch is that branch, an <c>allOf</c> is one object.
/// </summary>
internal sealed class SchemaNormalizer(References references, DiagnosticBag diagnostics)
{
    // What may stand beside a reference or a single branch without being a schema of its own.
    private static readonly HashSet<string> Annotations = ["title", "description", "default", "example", "examples", "deprecated", "readOnly", "writeOnly", "externalDocs", "xml", "nullable"];

    private readonly AllOfMerger _allOf = new(references, diagnostics);

    /// <summary>Returns whether a schema says nothing of what its values are.</summary>
    public static bool IsAnnotation(JObject schema) => schema.Properties().All(p => Annotations.Contains(p.Name) || p.Name.StartsWith("x-", System.StringComparison.Ordinal));

    public NormalSchema Normalize(JToken schema)
    {
        DeepStack.Check(schema);
        if (schema is not JObject source)
        {
            if (schema.Type != JTokenType.Boolean)
                diagnostics.Add(DiagnosticCodes.InvalidKeyword, schema, $"expected a schema, found {schema.Type}");
            return new NormalSchema(new JObject().From(schema), IsNullable: false);
        }

        var result = ((JObject)source.DeepClone()).From(source);
        var nullable = result["nullable"]?.Type == JTokenType.Boolean && result.Value<bool>("nullable");
        result.Remove("nullable");

        if (result["$ref"] is not null)
            return new NormalSchema(result, nullable);

        nullable |= TakeNullFromType(result);
        nullable |= TakeNullFromEnum(result);
        TakeKindsFromEnum(result);
        if (result["allOf"] is JArray)
        {
            result = _allOf.Merge(result, Normalize);
            nullable |= result["nullable"]?.Type == JTokenType.Boolean;
            result.Remove("nullable");
            if (result["$ref"] is not null)
                return new NormalSchema(result, nullable);
        }

        foreach (var keyword in (string[])["anyOf", "oneOf"])
        {
            if (result[keyword] is not JArray branches)
                continue;

            var kept = new List<JToken>();
            Flatten(branches, kept, ref nullable);
            if (kept.Count > 0 && kept.TrueForAll(b => b is JObject o && UnionBranches.IsRule(o)))
            {
                result.Remove(keyword);
                continue;
            }

            if (kept.Count == 1 && result["properties"] is null)
            {
                result.Remove(keyword);
                var single = Normalize(kept[0]);
                return new NormalSchema(Overlay(single.Schema, result), nullable || single.IsNullable);
            }

            result[keyword] = new JArray(kept).From(branches);
        }

        return new NormalSchema(result, nullable);
    }

    private static void Flatten(JArray branches, List<JToken> kept, ref bool nullable)
    {
        foreach (var branch in branches)
        {
            if (IsNull(branch))
            {
                nullable = true;
                continue;
            }

            // A union inside a union without a discriminator of its own is one union.
            if (branch is JObject inner && (inner["anyOf"] ?? inner["oneOf"]) is JArray nested
                && inner["discriminator"] is null
                && inner.Properties().All(p => p.Name is "anyOf" or "oneOf" || Annotations.Contains(p.Name)))
            {
                Flatten(nested, kept, ref nullable);
            }
            else if (!kept.Any(k => JToken.DeepEquals(k, branch)))
            {
                kept.Add(branch.DeepClone().From(branch));
            }
        }
    }

    private static bool IsNull(JToken branch) => branch is JObject o
        && (o["type"] is JValue { Value: "null" }
            || (o.TryGetValue("const", out var constant) && constant.Type == JTokenType.Null)
            || (o["enum"] is JArray { Count: 1 } values && values[0].Type == JTokenType.Null && o["type"] is null));

    private static JObject Overlay(JObject schema, JObject siblings)
    {
        foreach (var sibling in siblings.Properties())
            schema[sibling.Name] = sibling.Value.DeepClone();
        return schema;
    }

    private bool TakeNullFromType(JObject schema)
    {
        if (schema["type"] is JValue { Value: "null" })
        {
            schema.Remove("type");
            return true;
        }

        if (schema["type"] is not JArray types)
            return false;

        var names = types.Select(t => t.ToString()).Distinct().ToList();
        var nullable = names.Remove("null");
        schema.Remove("type");
        if (names.Count == 1)
        {
            schema["type"] = names[0];
        }
        else if (names.Count > 1)
        {
            // Each branch keeps the keywords that speak of its type, so that a list of types is an ordinary union.
            var branches = new JArray(names.Select(n => new JObject(new JProperty("type", n), TypeKeywords.For(n, schema)).From(schema)));
            foreach (var property in schema.Properties().Where(p => TypeKeywords.IsTypeKeyword(p.Name)).ToList())
                property.Remove();
            schema["anyOf"] = branches.From(types);
        }
        else if (!nullable)
        {
            diagnostics.Add(DiagnosticCodes.InvalidKeyword, types, "'type' is an empty list");
        }

        return nullable;
    }

    private static bool TakeNullFromEnum(JObject schema)
    {
        if (schema["enum"] is not JArray values || values.All(v => v.Type != JTokenType.Null))
            return false;

        foreach (var value in values.Where(v => v.Type == JTokenType.Null).ToList())
            value.Remove();
        return true;
    }

    // Values of several kinds of JSON without a type are a union of those kinds.
    private static void TakeKindsFromEnum(JObject schema)
    {
        if (schema["type"] is not null || schema["enum"] is not JArray values)
            return;

        var kinds = values.GroupBy(v => v.Type switch
        {
            JTokenType.String => "string",
            JTokenType.Integer or JTokenType.Float => values.Any(o => o.Type == JTokenType.Float) ? "number" : "integer",
            JTokenType.Boolean => "boolean",
            JTokenType.Array => "array",
            _ => "object",
        }).ToList();
        if (kinds.Count < 2)
            return;

        schema.Remove("enum");
        schema["anyOf"] = new JArray(kinds.Select(k => new JObject(new JProperty("type", k.Key), new JProperty("enum", new JArray(k))).From(values))).From(values);
    }
}
