using System;
using System.Linq;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Merging;

/// <summary>Merges the paths of one document into those of the documents before it.</summary>
internal sealed partial class PathMerger(JObject merged, SpecDocument document, DiagnosticBag diagnostics)
{
    /// <summary>Merges the paths: methods come together, and an operation that is there already takes what it lacks.</summary>
    public void Merge()
    {
        if (document.Root["paths"] is not JObject paths)
            return;
        if (merged["paths"] is not JObject target)
            merged["paths"] = target = [];

        foreach (var path in paths.Properties())
        {
            if (path.Value is not JObject item)
                continue;
            if (target[path.Name] is JObject existing)
            {
                Merge(existing, item, path.Name);
                continue;
            }

            // "/files/{id}" and "/files/{file_id}" are one path (OpenAPI 3.1, "Paths Object").
            var twin = target.Properties().FirstOrDefault(p => Template(p.Name) == Template(path.Name));
            var added = ((JObject)item.DeepClone()).From(item);
            foreach (var method in DocumentStructure.Methods.Where(m => twin?.Value[m] is not null && added[m] is not null))
            {
                diagnostics.Note(DiagnosticCodes.FirstKept, item[method]!, $"the operation '{method.ToUpperInvariant()} {path.Name}' is that of '{twin!.Name}' at {SourceMap.Locate(twin)}, which stays as it is");
                added.Remove(method);
            }

            if (twin is null || DocumentStructure.Methods.Any(m => added[m] is not null))
                target.Add(new JProperty(path.Name, added).From(path));
        }
    }

    private void Merge(JObject target, JObject item, string path)
    {
        if (!SchemaShape.Same(target["parameters"], item["parameters"], new System.Collections.Generic.HashSet<string>()))
        {
            PushDown(target);
            PushDown(item);
        }

        foreach (var member in item.Properties())
        {
            if (!target.ContainsKey(member.Name))
                target.Add(new JProperty(member).From(member));
            else if (DocumentStructure.Methods.Contains(member.Name))
                Merge(target.Property(member.Name, StringComparison.Ordinal)!, member, $"'{member.Name.ToUpperInvariant()} {path}'");
        }
    }

    private void Merge(JProperty target, JProperty operation, string what)
    {
        var compatibility = new Compatibility(merged, document.Root, new System.Collections.Generic.HashSet<string>());
        if (!compatibility.CanUniteNodes(target.Value, operation.Value, NodeKind.Operation))
        {
            diagnostics.Note(DiagnosticCodes.FirstKept, operation, $"the operation {what} contradicts that at {SourceMap.Locate(target)}, which stays as it is");
            return;
        }

        var schemas = new SchemaWidener(merged, document.Root);
        new NodeWidener(schemas).Widen(target.Value, operation.Value, NodeKind.Operation, what);
        Widened.Note(diagnostics, operation, target, $"the operation {what}", schemas.TakeChanges());
    }

    // The parameters of the path hold for the operations of its own document.
    private static void PushDown(JObject item)
    {
        if (item["parameters"] is not JArray parameters)
            return;

        foreach (var operation in DocumentStructure.Methods.Select(m => item[m]).OfType<JObject>())
        {
            if (operation["parameters"] is not JArray own)
                operation["parameters"] = own = [];
            foreach (var parameter in parameters.Where(p => !own.Any(o => IsOne(o, p))).ToList())
                own.Add(parameter.DeepClone().From(parameter));
        }

        item.Remove("parameters");
    }

    private static bool IsOne(JToken one, JToken other) =>
        JToken.DeepEquals(one["$ref"], other["$ref"]) && JToken.DeepEquals(one["name"], other["name"]) && JToken.DeepEquals(one["in"], other["in"]);

    private static string Template(string path) => Placeholder().Replace(path, "{}");

    [GeneratedRegex(@"\{[^{}]*\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Placeholder();
}
