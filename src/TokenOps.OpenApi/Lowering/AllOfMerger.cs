using System;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Makes one schema of an <c>allOf</c>: members are joined, limits tightened, contradictions reported.</summary>
internal sealed class AllOfMerger(References references, DiagnosticBag diagnostics)
{
    /// <summary>Merges the parts and the siblings of <c>allOf</c>. A single reference without siblings that matter stays a reference.</summary>
    public JObject Merge(JObject schema, Func<JToken, NormalSchema> normalize)
    {
        var parts = (JArray)schema["allOf"]!;
        var siblings = ((JObject)schema.DeepClone()).From(schema);
        siblings.Remove("allOf");

        if (parts.Count == 1 && parts[0] is JObject { } only && only["$ref"] is not null && siblings["properties"] is null)
        {
            siblings["$ref"] = only["$ref"]!.DeepClone().From(only);
            return siblings;
        }

        var result = new JObject().From(schema);
        var nullable = parts.Count > 0;
        foreach (var part in parts)
        {
            var normal = normalize(part);
            var resolved = normal.Schema["$ref"] is null ? normal : Resolve(normal, normalize);
            nullable &= resolved.IsNullable || normal.IsNullable;
            Join(result, resolved.Schema);
        }

        Join(result, siblings);
        if (nullable)
            result["nullable"] = true;
        return result;
    }

    private NormalSchema Resolve(NormalSchema reference, Func<JToken, NormalSchema> normalize)
    {
        if (references.Resolve(reference.Schema) is not { } target)
            return new NormalSchema([], IsNullable: false);

        // The description of a part speaks of the part, not of the whole.
        var clone = ((JObject)target.DeepClone()).From(target);
        clone.Remove("title");
        clone.Remove("description");
        return normalize(clone);
    }

    private void Join(JObject target, JObject part)
    {
        foreach (var property in part.Properties())
        {
            if (target.Property(property.Name) is not { } existing)
                target.Add(new JProperty(property.Name, property.Value.DeepClone().From(property)).From(property));
            else if (!JToken.DeepEquals(existing.Value, property.Value))
                existing.Value = Join(property.Name, existing.Value, property.Value, property).From(property);
        }
    }

    private JToken Join(string keyword, JToken first, JToken second, JToken at)
    {
        switch (keyword)
        {
            case "properties" when first is JObject a && second is JObject b:
                return JoinProperties(a, b);
            case "required" when first is JArray a && second is JArray b:
                return new JArray(a.Concat(b).Select(v => v.ToString()).Distinct(StringComparer.Ordinal));
            case "enum" when first is JArray a && second is JArray b:
                return new JArray(a.Where(v => b.Any(w => JToken.DeepEquals(v, w))));
            case "minimum" or "exclusiveMinimum" or "minLength" or "minItems" or "minProperties":
                return Extreme(first, second, larger: true);
            case "maximum" or "exclusiveMaximum" or "maxLength" or "maxItems" or "maxProperties":
                return Extreme(first, second, larger: false);
            case "type" when (first.ToString(), second.ToString()) is ("number", "integer") or ("integer", "number"):
                return "integer";
            case "type" or "const" or "anyOf" or "oneOf" or "items" or "discriminator" or "$ref":
                diagnostics.Add(DiagnosticCodes.ContradictingAllOf, at, $"parts of this allOf say different things about '{keyword}'; an overlay that makes one schema of them settles it");
                return first;
            default:
                return second;
        }
    }

    private static JObject JoinProperties(JObject first, JObject second)
    {
        var result = (JObject)first.DeepClone();
        foreach (var property in second.Properties())
        {
            if (result[property.Name] is not { } existing)
            {
                result.Add(new JProperty(property.Name, property.Value.DeepClone().From(property)).From(property));
            }
            else if (!JToken.DeepEquals(existing, property.Value))
            {
                // Both hold at once, which is again an allOf; it is merged when the property is lowered.
                result[property.Name] = new JObject(new JProperty("allOf", new JArray(existing.DeepClone().From(existing), property.Value.DeepClone().From(property)))).From(property);
            }
        }

        return result;
    }

    private static JToken Extreme(JToken first, JToken second, bool larger)
    {
        if (first is not JValue a || second is not JValue b)
            return second;
        return (a.CompareTo(b) > 0) == larger ? first : second;
    }
}
