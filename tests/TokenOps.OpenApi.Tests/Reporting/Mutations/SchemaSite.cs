using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Tests.Reporting.Mutations;

/// <summary>A schema somewhere in a document, and the ways that its values travel.</summary>
internal sealed class SchemaSite(JObject schema)
{
    public JObject Schema { get; } = schema;

    /// <summary>Gets whether requests hold values of it.</summary>
    public bool IsSent { get; private set; }

    /// <summary>Gets whether responses hold values of it.</summary>
    public bool IsReceived { get; private set; }

    /// <summary>Gets whether the schema is the value of a property, an item or a map, and no part of a composition.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>Finds every schema that the operation reaches.</summary>
    public static List<SchemaSite> Find(JObject document)
    {
        var sites = new Dictionary<JObject, SchemaSite>(ReferenceEqualityComparer.Instance);
        var content = "content['application/json'].schema";
        Walk(document, (JObject)document.SelectToken($"paths['/a'].post.requestBody.{content}")!, isSent: true, isWhole: true, sites);
        Walk(document, (JObject)document.SelectToken($"paths['/a'].post.responses.200.{content}")!, isSent: false, isWhole: true, sites);
        return [.. sites.Values];
    }

    private static void Walk(JObject document, JObject schema, bool isSent, bool isWhole, Dictionary<JObject, SchemaSite> sites)
    {
        if (schema["$ref"] is { } reference)
        {
            Walk(document, (JObject)document["components"]!["schemas"]![reference.ToString().Split('/')[^1]]!, isSent, isWhole, sites);
            return;
        }

        if (!sites.TryGetValue(schema, out var site))
            sites[schema] = site = new SchemaSite(schema);
        site.IsWhole &= isWhole;
        if (isSent ? site.IsSent : site.IsReceived)
            return;

        site.IsSent |= isSent;
        site.IsReceived |= !isSent;
        foreach (var property in (schema["properties"] as JObject ?? []).Properties())
            Walk(document, (JObject)property.Value, isSent, isWhole: true, sites);
        foreach (var inner in new[] { schema["items"], schema["additionalProperties"] }.OfType<JObject>())
            Walk(document, inner, isSent, isWhole: true, sites);
        foreach (var part in ((string[])["allOf", "anyOf", "oneOf"]).SelectMany(k => schema[k] as JArray ?? []).Cast<JObject>())
            Walk(document, part, isSent, isWhole: false, sites);
    }
}
