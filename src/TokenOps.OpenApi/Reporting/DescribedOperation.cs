using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Reporting;

/// <summary>An operation of a document, with what its path and its document say for it.</summary>
/// <param name="Path">The path as the document spells it.</param>
/// <param name="Method">The HTTP method in capitals.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Item">The path item around it.</param>
/// <param name="Document">The document.</param>
internal sealed record DescribedOperation(string Path, string Method, JObject Operation, JObject Item, JObject Document)
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    public string Name => $"{Method} {Path}";

    /// <summary>Gets what identifies the operation: parameters of a path may change their names.</summary>
    public string Key => $"{Method} {PathTemplate.Anonymous(Path)}";

    public JToken? Security => Operation["security"] ?? Document["security"];

    public JToken? Servers => Operation["servers"] ?? Item["servers"];

    /// <summary>Returns the operations of a document by key.</summary>
    public static Dictionary<string, DescribedOperation> All(JObject document, string section, SchemaViewReader views)
    {
        var result = new Dictionary<string, DescribedOperation>(StringComparer.Ordinal);
        foreach (var path in (document[section] as JObject ?? []).Properties())
        {
            var item = views.Resolve(path.Value);
            foreach (var member in item.Properties().Where(m => Methods.Contains(m.Name) && m.Value is JObject))
            {
                var operation = new DescribedOperation(path.Name, member.Name.ToUpperInvariant(), (JObject)member.Value, item, document);
                result.TryAdd(operation.Key, operation);
            }
        }

        return result;
    }

    /// <summary>Returns the parameters by what identifies them: a path's by their order, others by place and name.</summary>
    public Dictionary<string, JObject> Parameters(SchemaViewReader views)
    {
        var names = PathTemplate.Parameters(Path);
        return (Item["parameters"] as JArray ?? []).Concat(Operation["parameters"] as JArray ?? []).Select(views.Resolve)
            .GroupBy(p => $"{p["in"]} parameter {(p["in"]?.ToString() == "path" && names.IndexOf(p["name"]?.ToString() ?? string.Empty) is >= 0 and var index ? $"{index + 1}" : Identity(p))}", StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);
    }

    // Names of headers are the same in any case.
    private static string? Identity(JObject parameter) =>
        parameter["in"]?.ToString() == "header" ? parameter["name"]?.ToString().ToUpperInvariant() : parameter["name"]?.ToString();
}
