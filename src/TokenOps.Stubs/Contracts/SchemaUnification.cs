using Newtonsoft.Json.Linq;

namespace TokenOps.Stubs.Contracts;

/// <summary>Makes one schema of the parts of an allOf: what it allows, every part allows.</summary>
internal static class SchemaUnification
{
    private static readonly string[] Lower = ["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"];
    private static readonly string[] Upper = ["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"];
    private static readonly string[] Notes = ["title", "description", "example", "examples", "default", "format", "discriminator", "deprecated", "readOnly", "writeOnly", "xml", "externalDocs", "$comment", "contentEncoding", "contentMediaType", "nullable"];

    /// <summary>Adds a part to a schema. What cannot be said in one keyword stays beside it as a part of an allOf.</summary>
    public static void Add(JObject schema, ResolvedSchema part)
    {
        if (part.Nullable && part.Schema["type"] is not null && schema["nullable"] is null)
        {
            schema["nullable"] = true;
        }

        var rest = new JObject();
        foreach (var keyword in part.Schema.Properties())
        {
            if (schema[keyword.Name] is not { } own)
            {
                schema[keyword.Name] = keyword.Value.DeepClone();
            }
            else if (!JToken.DeepEquals(own, keyword.Value) && !Unify(schema, keyword.Name, own, keyword.Value))
            {
                rest[keyword.Name] = keyword.Value.DeepClone();
            }
        }

        if (rest.Count > 0)
        {
            schema["allOf"] = new JArray((schema["allOf"] as JArray ?? []).Append(rest));
        }
    }

    private static bool Unify(JObject schema, string keyword, JToken own, JToken other)
    {
        switch (keyword)
        {
            case "properties" or "patternProperties" when own is JObject members && other is JObject more:
                foreach (var member in more.Properties())
                {
                    members[member.Name] = members[member.Name] is { } known && !JToken.DeepEquals(known, member.Value)
                        ? new JObject { ["allOf"] = new JArray(known.DeepClone(), member.Value.DeepClone()) }
                        : member.Value.DeepClone();
                }

                return true;
            case "required" when own is JArray names && other is JArray more:
                schema[keyword] = new JArray(names.Union(more, JToken.EqualityComparer));
                return true;
            case "enum" when own is JArray values && other is JArray more:
                schema[keyword] = new JArray(values.Where(value => more.Contains(value, JToken.EqualityComparer)));
                return true;
            case "allOf" when own is JArray parts && other is JArray more:
                schema[keyword] = new JArray(parts.Concat(more));
                return true;
            case "type":
                return Types(schema, own, other);
            case "items" or "additionalProperties" when own is JObject && other is JObject:
                schema[keyword] = new JObject { ["allOf"] = new JArray(own.DeepClone(), other.DeepClone()) };
                return true;

            // Published documents close the parts and mean the whole: a part cannot know the members of its siblings.
            case "additionalProperties":
                schema[keyword] = own is JObject ? own : other.DeepClone();
                return true;
            case "uniqueItems":
                schema[keyword] = true;
                return true;
        }

        if (Lower.Contains(keyword, StringComparer.Ordinal) || Upper.Contains(keyword, StringComparer.Ordinal))
        {
            return Limit(schema, keyword, own, other);
        }

        // The schema's own words come before those of its parts.
        return Notes.Contains(keyword, StringComparer.Ordinal) || keyword.StartsWith("x-", StringComparison.Ordinal);
    }

    private static bool Limit(JObject schema, string keyword, JToken own, JToken other)
    {
        if (SchemaLimit.Number(own) is not { } one || SchemaLimit.Number(other) is not { } two)
        {
            return false;
        }

        schema[keyword] = (Lower.Contains(keyword, StringComparer.Ordinal) ? two > one : two < one) ? other.DeepClone() : own;
        return true;
    }

    private static bool Types(JObject schema, JToken own, JToken other)
    {
        var (one, two) = (Names(own), Names(other));
        var both = one.Where(name => two.Contains(name) || (name == "integer" && two.Contains("number")))
            .Concat(two.Where(name => name == "integer" && one.Contains("number"))).Distinct(StringComparer.Ordinal).ToArray();
        if (both.Length == 0)
        {
            return false;
        }

        schema["type"] = both.Length == 1 ? both[0] : new JArray(both);
        return true;
    }

    private static HashSet<string> Names(JToken type) =>
        (type is JArray several ? several.Values<string?>() : [(string?)(type as JValue)]).OfType<string>().ToHashSet(StringComparer.Ordinal);
}
