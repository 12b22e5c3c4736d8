using Newtonsoft.Json.Linq;

namespace TokenOps.Stubs.Contracts;

/// <summary>Sees a schema of the document without references, null unions and allOf.</summary>
internal sealed class SchemaResolver(JObject document)
{
    private const int DeepestReference = 32;

    /// <summary>The document that references point into.</summary>
    public JObject Document { get; } = document;

    /// <summary>Follows a reference; what stands beside <c>$ref</c> is kept and wins.</summary>
    /// <exception cref="StubDocumentException">A reference points to nothing, or in a circle.</exception>
    public JObject Dereference(JToken? token)
    {
        var current = token as JObject ?? [];
        for (var depth = 0; current["$ref"] is JValue { Value: string pointer }; depth++)
        {
            if (depth == DeepestReference || Find(pointer) is not JObject target)
            {
                throw new StubDocumentException($"The document's reference '{pointer}' does not lead to an object.");
            }

            var merged = (JObject)target.DeepClone();
            foreach (var sibling in current.Properties().Where(property => property.Name != "$ref"))
            {
                merged[sibling.Name] = sibling.Value.DeepClone();
            }

            current = merged;
        }

        return current;
    }

    /// <summary>The schema without reference, without allOf, and with a null branch taken out of a union.</summary>
    public ResolvedSchema Resolve(JToken? schema)
    {
        var flat = Flatten(Dereference(schema));
        var nullable = flat["nullable"]?.Type == JTokenType.Boolean && flat.Value<bool>("nullable");
        if (flat["type"] is JArray types)
        {
            var others = types.Where(type => (string?)type != "null").ToArray();
            nullable |= others.Length < types.Count;
            flat["type"] = others.Length == 1 ? others[0].DeepClone() : new JArray(others.Select(type => type.DeepClone()));
        }

        foreach (var keyword in (string[])["anyOf", "oneOf"])
        {
            if (flat[keyword] is not JArray branches)
            {
                continue;
            }

            var others = branches.Where(branch => !IsNull(branch)).ToArray();
            nullable |= others.Length < branches.Count;
            if (others.Length == 1)
            {
                flat.Remove(keyword);
                var inner = Resolve(others[0]);
                foreach (var property in inner.Schema.Properties().Where(property => flat[property.Name] is null))
                {
                    flat[property.Name] = property.Value.DeepClone();
                }

                return new ResolvedSchema(flat, nullable || inner.Nullable);
            }

            flat[keyword] = new JArray(others.Select(other => other.DeepClone()));
        }

        return new ResolvedSchema(flat, nullable || (string?)(flat["type"] as JValue) == "null");
    }

    private JObject Flatten(JObject schema)
    {
        var flat = (JObject)schema.DeepClone();
        if (flat["allOf"] is not JArray parts)
        {
            return flat;
        }

        flat.Remove("allOf");
        var union = new JsonMergeSettings { MergeArrayHandling = MergeArrayHandling.Union };
        foreach (var part in parts)
        {
            flat.Merge(Flatten(Dereference(part)), union);
        }

        return flat;
    }

    private bool IsNull(JToken branch)
    {
        var schema = Dereference(branch);
        return (schema["type"] is JValue { Value: "null" })
            || (schema["const"]?.Type == JTokenType.Null)
            || (schema["enum"] is JArray { Count: 1 } only && only[0].Type == JTokenType.Null);
    }

    private JToken? Find(string pointer)
    {
        if (!pointer.StartsWith("#/", StringComparison.Ordinal))
        {
            return null;
        }

        JToken? at = Document;
        foreach (var segment in pointer[2..].Split('/'))
        {
            var key = Uri.UnescapeDataString(segment).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            at = (at as JObject)?[key];
        }

        return at;
    }
}
