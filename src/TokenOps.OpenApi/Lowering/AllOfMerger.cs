using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Makes one schema of an <c>allOf</c>: members are joined, limits tightened; where parts contradict each other, nothing is promised.</summary>
internal sealed class AllOfMerger(References references, DiagnosticBag diagnostics)
{
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    /// <summary>Merges the parts and the siblings of <c>allOf</c>. A single reference beside which nothing matters stays a reference.</summary>
    public JObject Merge(JObject schema, Func<JToken, NormalSchema> normalize)
    {
        var siblings = ((JObject)schema.DeepClone()).From(schema);
        siblings.Remove("allOf");
        var parts = new List<JToken>();
        foreach (var part in (JArray)schema["allOf"]!)
        {
            // A part of words, or of null, speaks of the whole.
            if (part is JObject words && SchemaNormalizer.IsAnnotation(words) && schema["allOf"]!.Count() > 1)
                Annotate(siblings, words);
            else
                parts.Add(part);
        }

        if (parts.Count == 1 && parts[0] is JObject { } only && only["$ref"] is not null && siblings["properties"] is null && siblings["anyOf"] is null && siblings["oneOf"] is null)
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
            Join(result, resolved.Schema, part);
        }

        Join(result, siblings, schema);
        if (nullable)
            result["nullable"] = true;
        return result;
    }

    private static void Annotate(JObject whole, JObject words)
    {
        foreach (var word in words.Properties().Where(w => whole[w.Name] is null))
            whole.Add(new JProperty(word.Name, word.Value.DeepClone().From(word.Value)).From(word));
    }

    private NormalSchema Resolve(NormalSchema reference, Func<JToken, NormalSchema> normalize)
    {
        var pointer = reference.Schema["$ref"]!.ToString();
        if (references.Resolve(reference.Schema) is not { } target)
            return new NormalSchema([], IsNullable: false);
        if (!_open.Add(pointer))
        {
            diagnostics.Note(DiagnosticCodes.Loosened, reference.Schema, $"this allOf leads back to itself by '{pointer}', which adds nothing");
            return new NormalSchema([], IsNullable: false);
        }

        // The description of a part speaks of the part, not of the whole. So does the list of what the part can be, when the
        // part is a base: the whole is one of those.
        var clone = ((JObject)target.DeepClone()).From(target);
        foreach (var keyword in (string[])["title", "description", "deprecated", Extensions.CSharpType])
            clone.Remove(keyword);
        if (clone["discriminator"] is not null && clone["properties"] is not null)
        {
            clone.Remove("oneOf");
            clone.Remove("anyOf");
        }

        var normal = normalize(clone);
        if (normal.Schema["$ref"] is not null)
            normal = Resolve(normal, normalize);
        _open.Remove(pointer);
        return normal;
    }

    private void Join(JObject target, JObject part, JToken at)
    {
        if (target["type"] is { } type && part["type"] is { } other && !JToken.DeepEquals(type, other)
            && !((type.ToString(), other.ToString()) is ("number", "integer") or ("integer", "number")))
        {
            diagnostics.Note(DiagnosticCodes.Loosened, at, $"parts of this allOf contradict each other, since one is of type '{type}' and another of '{other}'; its values are raw JSON");
            foreach (var keyword in target.Properties().Where(p => p.Name is not ("description" or "deprecated")).ToList())
                keyword.Remove();
            target["x-contradicts"] = true;
        }

        if (target["x-contradicts"] is not null)
            return;
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
                var both = a.Where(v => b.Any(w => JToken.DeepEquals(v, w))).ToList();
                return both.Count > 0 ? new JArray(both) : second;
            case "minimum" or "exclusiveMinimum" or "minLength" or "minItems" or "minProperties":
                return Extreme(first, second, larger: true);
            case "maximum" or "exclusiveMaximum" or "maxLength" or "maxItems" or "maxProperties":
                return Extreme(first, second, larger: false);
            case "type":
                return "integer";
            case "items" when first is JObject && second is JObject:
                return new JObject(new JProperty("allOf", new JArray(first.DeepClone().From(first), second.DeepClone().From(second))));
            case "anyOf" or "oneOf":
                diagnostics.Note(DiagnosticCodes.Loosened, at, $"parts of this allOf each have an '{keyword}'; the first is typed, and what else there is stays raw JSON");
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
        if (first is not JValue a || second is not JValue b || a.Type is not (JTokenType.Integer or JTokenType.Float) || b.Type is not (JTokenType.Integer or JTokenType.Float))
            return second;
        return (a.CompareTo(b) > 0) == larger ? first : second;
    }
}
