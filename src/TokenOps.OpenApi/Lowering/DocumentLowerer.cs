using System;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Naming;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Lowers the merged OpenAPI 3.1 document to the OpenAPI 3.0 document that NSwag and the templates read.</summary>
public static class DocumentLowerer
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    /// <summary>Lowers <paramref name="merged"/>, which is left as it is.</summary>
    /// <param name="merged">The merged document.</param>
    /// <param name="documentHash">The SHA-256 of the merged document in hexadecimal, which the client carries.</param>
    /// <param name="diagnostics">Receives what cannot be lowered.</param>
    public static JObject Lower(JObject merged, string documentHash, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(merged);
        ArgumentNullException.ThrowIfNull(diagnostics);

        var registry = new TypeRegistry(diagnostics);
        var types = new TypeLowerer(merged, registry, diagnostics);
        types.LowerComponents();
        var paths = LowerPaths(merged, new OperationLowerer(merged, types, diagnostics), types);
        new UnionWriter(registry).FillConstants();
        new ReaderLowerer(registry).Lower();
        new RequestTypes(registry).Mark();

        var lowered = new JObject(
            new JProperty("openapi", "3.0.3"),
            new JProperty("info", new JObject(
                new JProperty("title", merged.SelectToken("info.title")?.ToString() ?? string.Empty),
                new JProperty("version", merged.SelectToken("info.version")?.ToString() ?? string.Empty))),
            new JProperty("x-api", Api(merged, documentHash, paths, diagnostics)),
            new JProperty("paths", paths),
            new JProperty("components", new JObject(
                new JProperty("schemas", new JObject(registry.Schemas.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => new JProperty(s.Key, s.Value)))))));
        Documentation.Clean(lowered);
        return lowered;
    }

    private static JObject LowerPaths(JObject merged, OperationLowerer operations, TypeLowerer types)
    {
        var result = new JObject();
        foreach (var path in (merged["paths"] as JObject)?.Properties() ?? [])
        {
            if (types.References.Resolve(path.Value) is not { } item)
                continue;

            var lowered = new JObject();
            foreach (var member in item.Properties().Where(m => Methods.Contains(m.Name) && m.Value is JObject))
                lowered[member.Name] = operations.Lower(path.Name, member.Name, (JObject)member.Value, item["parameters"] as JArray ?? []);
            result[path.Name] = lowered;
        }

        return result;
    }

    // The first client class in the generated file also carries what is said once for the whole API.
    private static JObject Api(JObject merged, string documentHash, JObject paths, DiagnosticBag diagnostics)
    {
        var first = paths.SelectTokens("$.*.*.tags[0]").Select(t => t.ToString()).FirstOrDefault() ?? string.Empty;
        return new JObject(
            new JProperty("first", first + "Client"),
            new JProperty("server", CSharpName.Literal(ServerAddress.Of(merged["servers"], diagnostics) ?? string.Empty)),
            new JProperty("title", CSharpName.Literal(merged.SelectToken("info.title")?.ToString() ?? string.Empty)),
            new JProperty("version", CSharpName.Literal(merged.SelectToken("info.version")?.ToString() ?? string.Empty)),
            new JProperty("hash", CSharpName.Literal(documentHash)));
    }
}
