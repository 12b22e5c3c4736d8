using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Merging;

/// <summary>
/// Makes one document of many. Every vendor page carries its own copy of what it shares with others: equal copies
/// become one, unequal ones of one name are a finding that names both files.
/// </summary>
public static class DocumentMerger
{
    private static readonly string[] PathItemMembers = ["summary", "description", "servers", "parameters"];

    /// <summary>Merges <paramref name="documents"/>, in their order. Nothing of them is shared with the result.</summary>
    public static JObject Merge(IReadOnlyList<SpecDocument> documents, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(diagnostics);

        var result = new JObject();
        foreach (var document in documents)
        {
            var root = (JObject)document.Root.DeepClone();
            PushDownSecurity(root);
            foreach (var property in root.Properties())
            {
                switch (property.Name)
                {
                    case "openapi":
                        result.TryAdd(property.Name, property.Value);
                        break;
                    case "paths":
                        MergePaths(Section(result, "paths"), (JObject)property.Value, diagnostics);
                        break;
                    case "components":
                        MergeComponents(Section(result, "components"), (JObject)property.Value, diagnostics);
                        break;
                    case "tags":
                        MergeTags(result, property.Value, diagnostics);
                        break;
                    default:
                        Add(result, property, $"'{property.Name}'", diagnostics);
                        break;
                }
            }
        }

        return result;
    }

    // The document's "security" is the default of its own operations only, so it must be said where it holds.
    private static void PushDownSecurity(JObject root)
    {
        if (root["security"] is not { } security)
            return;

        foreach (var operation in root.SelectTokens("$.paths.*.*").OfType<JObject>().Where(o => o["responses"] is not null))
            operation.TryAdd("security", security.DeepClone());
        root.Remove("security");
    }

    private static void MergePaths(JObject target, JObject paths, DiagnosticBag diagnostics)
    {
        foreach (var path in paths.Properties())
        {
            if (target[path.Name] is not JObject existing || path.Value is not JObject item)
            {
                Add(target, path, $"the path '{path.Name}'", diagnostics);
                continue;
            }

            foreach (var member in item.Properties())
            {
                var what = PathItemMembers.Contains(member.Name)
                    ? $"'{member.Name}' of the path '{path.Name}'"
                    : $"the operation '{member.Name.ToUpperInvariant()} {path.Name}'";
                Add(existing, member, what, diagnostics);
            }
        }
    }

    private static void MergeComponents(JObject target, JObject components, DiagnosticBag diagnostics)
    {
        foreach (var section in components.Properties())
        {
            if (section.Value is not JObject named)
            {
                Add(target, section, $"'components.{section.Name}'", diagnostics);
                continue;
            }

            var merged = Section(target, section.Name);
            foreach (var component in named.Properties())
                Add(merged, component, $"'components.{section.Name}.{component.Name}'", diagnostics);
        }
    }

    private static void MergeTags(JObject result, JToken tags, DiagnosticBag diagnostics)
    {
        if (result["tags"] is not JArray merged)
            result["tags"] = merged = [];

        foreach (var tag in tags.Children())
        {
            var existing = merged.FirstOrDefault(t => t["name"]?.ToString() == tag["name"]?.ToString());
            if (existing is null)
                merged.Add(tag.DeepClone());
            else if (!JToken.DeepEquals(existing, tag))
                diagnostics.Add(DiagnosticCodes.ConflictingDefinitions, tag, Conflict($"the tag '{tag["name"]}'", existing));
        }
    }

    private static void Add(JObject target, JProperty property, string what, DiagnosticBag diagnostics)
    {
        if (target.Property(property.Name) is not { } existing)
            target.Add(new JProperty(property.Name, property.Value).From(property));
        else if (!JToken.DeepEquals(existing.Value, property.Value))
            diagnostics.Add(DiagnosticCodes.ConflictingDefinitions, property, Conflict(what, existing));
    }

    private static string Conflict(string what, JToken existing) =>
        $"{what} is defined differently at {SourceMap.Locate(existing)}; an overlay that makes both equal, or removes one, settles it";

    private static JObject Section(JObject parent, string name)
    {
        if (parent[name] is not JObject section)
            parent[name] = section = [];
        return section;
    }
}
