using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Naming;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Lowers the merged OpenAPI 3.1 document to the OpenAPI 3.0 document that NSwag and the templates read.</summary>
public static class DocumentLowerer
{
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
        var operations = OperationNames.Assign(merged, types, diagnostics);
        foreach (var client in operations.DistinctBy(o => o.Client))
            registry.Claim(client.Client + "Client", "the client " + client.Client, client.Operation);
        types.LowerComponents();
        var paths = LowerPaths(merged, operations, new OperationLowerer(merged, types, diagnostics), types);
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

    // Each form of a body is an operation to NSwag; where it goes stands in an extension, so that the key need only differ.
    private static JObject LowerPaths(JObject merged, List<NamedOperation> operations, OperationLowerer lowerer, TypeLowerer types)
    {
        var result = new JObject();
        foreach (var operation in operations)
        {
            var item = types.References.Resolve(merged["paths"]![operation.Path]!);
            foreach (var lowered in lowerer.Lower(operation, item?["parameters"] as JArray ?? []))
            {
                var key = lowered["operationId"]!.ToString() == operation.Name ? operation.Path : $"{operation.Path}#{lowered["operationId"]}";
                if (result[key] is not JObject methods)
                    result[key] = methods = [];
                methods[operation.Method] = lowered;
            }
        }

        return result;
    }

    // What most operations ask for is what one asks for that the document does not know.
    private static string Security(JObject paths) =>
        paths.SelectTokens("$.*.*['x-security']").Select(s => s.ToString()).Where(s => s != "None").GroupBy(s => s).OrderByDescending(g => g.Count()).Select(g => g.Key).FirstOrDefault() ?? "Bearer";

    // The first client class in the generated file also carries what is said once for the whole API.
    private static JObject Api(JObject merged, string documentHash, JObject paths, DiagnosticBag diagnostics)
    {
        var first = paths.SelectTokens("$.*.*.tags[0]").Select(t => t.ToString()).FirstOrDefault() ?? string.Empty;
        return new JObject(
            new JProperty("first", first + "Client"),
            new JProperty("server", CSharpName.Literal(ServerAddress.Of(merged["servers"], diagnostics) ?? string.Empty)),
            new JProperty("title", CSharpName.Literal(merged.SelectToken("info.title")?.ToString() ?? string.Empty)),
            new JProperty("version", CSharpName.Literal(merged.SelectToken("info.version")?.ToString() ?? string.Empty)),
            new JProperty("security", Security(paths)),
            new JProperty("hash", CSharpName.Literal(documentHash)));
    }
}
