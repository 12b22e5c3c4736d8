using Newtonsoft.Json.Linq;

namespace TokenOps.Stubs.Contracts;

/// <summary>One media type of a request body.</summary>
internal sealed class BodyContract
{
    /// <summary>Reads what the document says for one media type.</summary>
    public BodyContract(SchemaResolver resolver, string mediaType, JToken? schema, bool isStrict)
    {
        MediaType = mediaType.Split(';')[0].Trim();
        RawSchema = schema as JObject ?? [];
        var resolved = resolver.Resolve(RawSchema).Schema;
        var required = (resolved["required"] as JArray ?? []).Select(name => (string)name!).ToHashSet(StringComparer.Ordinal);
        Members = (resolved["properties"] as JObject ?? []).Properties()
            .Where(property => resolver.Dereference(property.Value).Value<bool?>("readOnly") != true)
            .Select(property => MemberRule.Read(resolver, property.Name, property.Value, required.Contains(property.Name)))
            .ToArray();
        IsClosed = resolved["additionalProperties"] switch
        {
            JValue { Value: false } => true,
            null => isStrict && resolved["properties"] is JObject,
            _ => false,
        };
    }

    /// <summary>The media type without parameters.</summary>
    public string MediaType { get; }

    /// <summary>How it is read.</summary>
    public BodyKind Kind =>
        MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase) ? BodyKind.Multipart
        : MediaType.EndsWith("/json", StringComparison.OrdinalIgnoreCase) || MediaType.EndsWith("+json", StringComparison.OrdinalIgnoreCase) ? BodyKind.Json
        : BodyKind.Opaque;

    /// <summary>The schema as it stands in the document.</summary>
    public JObject RawSchema { get; }

    /// <summary>The members in the document's order.</summary>
    public IReadOnlyList<MemberRule> Members { get; }

    /// <summary>Whether a member that the document does not know is refused.</summary>
    public bool IsClosed { get; }
}
