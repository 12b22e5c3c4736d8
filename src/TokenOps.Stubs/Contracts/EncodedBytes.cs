using Newtonsoft.Json.Linq;

namespace TokenOps.Stubs.Contracts;

/// <summary>Finds bytes that a JSON value carries as base64, by what its schema says of them.</summary>
internal static class EncodedBytes
{
    private const int Deepest = 16;

    /// <summary>Whether a member of the value, or the value itself, is such a text.</summary>
    public static bool Has(SchemaResolver resolver, JToken? schema, JToken value, int depth = 0)
    {
        if (depth > Deepest || schema is null)
        {
            return false;
        }

        var resolved = resolver.Resolve(schema);
        return IsMarked(resolved.Schema)
            ? value.Type == JTokenType.String
            : Inside(resolver, resolved.Schema, value, depth) || resolved.Branches.Any(branch => Has(resolver, branch, value, depth + 1));
    }

    private static bool IsMarked(JObject schema) =>
        string.Equals((string?)schema["contentEncoding"], "base64", StringComparison.OrdinalIgnoreCase) || (string?)(schema["format"] as JValue) == "byte";

    private static bool Inside(SchemaResolver resolver, JObject schema, JToken value, int depth) => value switch
    {
        JObject members => members.Properties().Any(member => Has(resolver, schema["properties"]?[member.Name], member.Value, depth + 1)),
        JArray items => items.Any(item => Has(resolver, schema["items"], item, depth + 1)),
        _ => false,
    };
}
