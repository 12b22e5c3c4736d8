using Newtonsoft.Json.Linq;

namespace TokenOps.Stubs.Contracts;

/// <summary>
/// Sees a schema of the document without references, null unions and allOf. What it returns is shared and must not be changed. The
/// document must not be changed either. Thread-safe.
/// </summary>
internal sealed class SchemaResolver(JObject document)
{
    private const int DeepestReference = 32;

    private readonly Lock _gate = new();
    private readonly Dictionary<JToken, ResolvedSchema> _resolved = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(JToken, JToken), JToken> _branches = [];
    private readonly Dictionary<JToken, JObject> _dereferenced = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<JToken> _open = new(ReferenceEqualityComparer.Instance);

    /// <summary>The document that references point into.</summary>
    public JObject Document { get; } = document;

    /// <summary>Follows a reference; what stands beside <c>$ref</c> is kept and wins.</summary>
    /// <exception cref="StubDocumentException">A reference points to nothing, or in a circle.</exception>
    public JObject Dereference(JToken? token)
    {
        if (token is not JObject start)
        {
            return [];
        }

        if (start["$ref"] is not JValue { Value: string })
        {
            return start;
        }

        lock (_gate)
        {
            if (!_dereferenced.TryGetValue(start, out var known))
            {
                _dereferenced[start] = known = Follow(start);
            }

            return known;
        }
    }

    /// <summary>The schema without reference, without allOf as far as its parts can be one, and with a null branch taken out of a union.</summary>
    public ResolvedSchema Resolve(JToken? schema)
    {
        var token = Dereference(schema);
        lock (_gate)
        {
            if (_resolved.TryGetValue(token, out var known))
            {
                return known;
            }

            // What contains itself without anything between says nothing.
            if (!_open.Add(token))
            {
                return new ResolvedSchema([], Nullable: false);
            }

            try
            {
                return _resolved[token] = Create(token);
            }
            finally
            {
                _open.Remove(token);
            }
        }
    }

    /// <summary>A branch of a union together with what stands beside the union, which holds for each of its branches.</summary>
    /// <param name="schema">The schema with the union, as <see cref="Resolve"/> returned it.</param>
    /// <param name="branch">One of its branches.</param>
    public JToken Branch(JObject schema, JToken branch)
    {
        lock (_gate)
        {
            // Compared by reference: tokens do not compare by value.
            if (!_branches.TryGetValue((schema, branch), out var known))
            {
                var rest = (JObject)schema.DeepClone();
                foreach (var keyword in (string[])[schema["anyOf"] is null ? "oneOf" : "anyOf", "example", "examples", "default", "discriminator", "title", "description", "nullable"])
                {
                    rest.Remove(keyword);
                }

                _branches[(schema, branch)] = known = rest.Count == 0 ? branch : new JObject { ["allOf"] = new JArray(branch.DeepClone(), rest) };
            }

            return known;
        }
    }

    private JObject Follow(JObject start)
    {
        var current = start;
        for (var depth = 0; current["$ref"] is JValue { Value: string pointer }; depth++)
        {
            if (depth == DeepestReference || Find(pointer) is not JObject target)
            {
                throw new StubDocumentException($"The document's reference '{pointer}' does not lead to an object.");
            }

            var siblings = current.Properties().Where(property => property.Name != "$ref").ToArray();
            if (siblings.Length == 0)
            {
                current = target;
                continue;
            }

            var merged = (JObject)target.DeepClone();
            foreach (var sibling in siblings)
            {
                merged[sibling.Name] = sibling.Value.DeepClone();
            }

            current = merged;
        }

        return current;
    }

    private ResolvedSchema Create(JObject token)
    {
        var flat = Flatten(token);
        var nullable = flat["nullable"] is JValue { Value: true };
        if (flat["type"] is JArray types)
        {
            flat = ReferenceEquals(flat, token) ? (JObject)flat.DeepClone() : flat;
            var others = types.Where(type => (string?)(type as JValue) != "null").ToArray();
            nullable |= others.Length < types.Count;
            flat["type"] = others.Length == 1 ? others[0].DeepClone() : others.Length == 0 ? "null" : new JArray(others.Select(type => type.DeepClone()));
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
                flat = (JObject)flat.DeepClone();
                flat.Remove(keyword);
                var inner = Resolve(others[0]);
                foreach (var property in inner.Schema.Properties())
                {
                    if (flat[property.Name] is null)
                    {
                        flat[property.Name] = property.Value.DeepClone();
                    }
                }

                return new ResolvedSchema(flat, nullable || inner.Nullable);
            }

            if (others.Length < branches.Count)
            {
                flat = ReferenceEquals(flat, token) ? (JObject)flat.DeepClone() : flat;
                flat[keyword] = new JArray(others.Select(other => other.DeepClone()));
            }
        }

        return new ResolvedSchema(flat, nullable || (string?)(flat["type"] as JValue) == "null");
    }

    private JObject Flatten(JObject schema)
    {
        if (schema["allOf"] is not JArray parts)
        {
            return schema;
        }

        var flat = (JObject)schema.DeepClone();
        flat.Remove("allOf");
        foreach (var part in parts)
        {
            SchemaUnification.Add(flat, part is JObject ? Resolve(part) : new ResolvedSchema(part is JValue { Value: false } ? new JObject { ["not"] = new JObject() } : [], Nullable: true));
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
        if (pointer == "#")
        {
            return Document;
        }

        if (!pointer.StartsWith("#/", StringComparison.Ordinal))
        {
            return null;
        }

        JToken? at = Document;
        foreach (var segment in pointer[2..].Split('/'))
        {
            var key = Uri.UnescapeDataString(segment).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            at = at switch
            {
                JObject members => members[key],
                JArray items when int.TryParse(key, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var index) && index < items.Count => items[index],
                _ => null,
            };
        }

        return at;
    }
}
