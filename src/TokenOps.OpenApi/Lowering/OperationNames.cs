using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Naming;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Lowering;

/// <summary>Gives every operation of a merged document its client and its name, once for all who need them.</summary>
public static class OperationNames
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    /// <summary>Names the operations in the document's order.</summary>
    /// <param name="merged">The merged document.</param>
    public static IReadOnlyList<NamedOperation> Assign(JObject merged)
    {
        ArgumentNullException.ThrowIfNull(merged);
        var diagnostics = new DiagnosticBag();
        return Assign(merged, new TypeLowerer(merged, new TypeRegistry(diagnostics), diagnostics), new DiagnosticBag());
    }

    internal static List<NamedOperation> Assign(JObject merged, TypeLowerer types, DiagnosticBag diagnostics)
    {
        var schemas = new BodySchema(types);
        var owners = new Dictionary<string, JToken>(StringComparer.Ordinal);
        var result = new List<NamedOperation>();
        foreach (var (path, method, operation) in Operations(merged, types.References))
        {
            var tag = (operation["tags"] as JArray)?.FirstOrDefault()?.ToString();
            var client = ClientName.Of(tag, path);
            var forms = ReplyForms.Of(operation, method, types.References, schemas, new DiagnosticBag());
            var paging = PagingForm.Of(operation, types.References.Resolve(merged["paths"]![path]!), method, forms.Json, types.References, schemas);
            var polling = PollingForm.Of(merged, path, method, forms.Json, types.References, schemas);
            string[] suffixes = [.. forms.Suffixes, .. paging is null ? (string[])[] : [PagingForm.Suffix], .. polling is null ? (string[])[] : [PollingForm.Suffix]];
            string?[] candidates = [Given(operation), OperationName.FromPath(method, path), OperationName.FromPath(method, path, keepPrefix: true)];
            var name = candidates.FirstOrDefault(c => c is not null && suffixes.All(s => !owners.ContainsKey(client + "." + c + s)));
            if (name is null)
            {
                diagnostics.Add(DiagnosticCodes.NameClash, operation, $"'{method.ToUpperInvariant()} {path}' and the operation at {SourceMap.Locate(owners[client + "." + candidates[2] + suffixes[0]])} have the same method and path but for signs that no C# name can hold");
                continue;
            }

            if (candidates[0] is { } wanted && name != wanted && suffixes.Select(s => owners.GetValueOrDefault(client + "." + wanted + s)).FirstOrDefault(o => o is not null) is { } first)
                diagnostics.Note(DiagnosticCodes.Renamed, operation["operationId"] ?? operation, $"'{wanted}' is the name of the operation at {SourceMap.Locate(first)} already, so that this one is named by its path: {client}Client.{name}Async");
            foreach (var suffix in suffixes)
                owners[client + "." + name + suffix] = operation;
            result.Add(new NamedOperation(path, method, operation, client, name, forms.Plain.SelectMany(f => f.MediaTypes, (f, type) => (type, name + f.Suffix)).DistinctBy(f => f.type, StringComparer.OrdinalIgnoreCase).ToDictionary(StringComparer.OrdinalIgnoreCase)) { Paging = paging, Polling = polling });
        }

        return result;
    }

    private static string? Given(JObject operation) =>
        operation[Extensions.CSharpName]?.ToString() ?? OperationName.FromId(operation["operationId"]?.ToString());

    private static IEnumerable<(string Path, string Method, JObject Operation)> Operations(JObject merged, References references) =>
        from path in (merged["paths"] as JObject)?.Properties() ?? []
        let item = references.Resolve(path.Value)
        where item is not null
        from member in item.Properties()
        where Methods.Contains(member.Name) && member.Value is JObject
        select (path.Name, member.Name, (JObject)member.Value);
}
