using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Naming;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Merging;

/// <summary>Merges the components of one document into those of the documents before it: copies become one, and contradictions two.</summary>
internal sealed class ComponentMerger(JObject merged, SpecDocument document, DiagnosticBag diagnostics)
{
    private static readonly (string Name, NodeKind Kind)[] Sections =
    [
        ("schemas", NodeKind.Schema), ("responses", NodeKind.Response), ("parameters", NodeKind.Parameter), ("examples", NodeKind.Example),
        ("requestBodies", NodeKind.RequestBody), ("headers", NodeKind.Header), ("securitySchemes", NodeKind.SecurityScheme), ("links", NodeKind.Link),
        ("pathItems", NodeKind.PathItem),
    ];

    /// <summary>Merges the components, and rewrites the references of the document to what is named differently from then on.</summary>
    public void Merge()
    {
        Separate(Contradictions());
        if (document.Root["components"] is not JObject components)
            return;

        var target = Section(merged, "components");
        foreach (var section in components.Properties())
        {
            var kind = Sections.FirstOrDefault(s => s.Name == section.Name).Kind;
            if (section.Value is not JObject named || kind == NodeKind.Document)
            {
                target.TryAdd(section.Name, section.Value.DeepClone());
                continue;
            }

            foreach (var component in named.Properties())
                Merge(Section(target, section.Name), component, section.Name, kind);
        }
    }

    private void Merge(JObject target, JProperty component, string section, NodeKind kind)
    {
        if (target.Property(component.Name, StringComparison.Ordinal) is not { } existing)
        {
            target.Add(new JProperty(component).From(component));
            return;
        }

        var schemas = new SchemaWidener(merged, document.Root);
        new NodeWidener(schemas).Widen(existing.Value, component.Value, kind, component.Name);
        Widened.Note(diagnostics, component, existing, $"'components.{section}.{component.Name}'", schemas.TakeChanges());
    }

    // A contradiction may make one of what refers to it, so this goes on until nothing changes.
    private HashSet<string> Contradictions()
    {
        var renamed = new HashSet<string>(StringComparer.Ordinal);
        for (var before = -1; before != renamed.Count;)
        {
            before = renamed.Count;
            foreach (var (section, kind) in Sections)
            {
                foreach (var component in (document.Root["components"]?[section] as JObject)?.Properties() ?? [])
                {
                    var reference = JsonPointer.ToComponent(section, component.Name);
                    if (renamed.Contains(reference) || (merged["components"]?[section] as JObject)?.Property(component.Name, StringComparison.Ordinal) is not { } existing)
                        continue;
                    if (!new Compatibility(merged, document.Root, renamed).CanUniteNodes(existing.Value, component.Value, kind))
                        renamed.Add(reference);
                }
            }
        }

        return renamed;
    }

    private void Separate(HashSet<string> renamed)
    {
        if (renamed.Count == 0)
            return;

        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (section, _) in Sections)
        {
            if (document.Root["components"]?[section] is not JObject components)
                continue;

            foreach (var component in components.Properties().Where(c => renamed.Contains(JsonPointer.ToComponent(section, c.Name))).ToList())
            {
                var first = ((JObject)merged["components"]![section]!).Property(component.Name, StringComparison.Ordinal)!;
                var name = FreeName(component.Name, section, components);
                names[JsonPointer.ToComponent(section, component.Name)] = JsonPointer.ToComponent(section, name);
                if (section == "securitySchemes")
                    RenameScheme(component.Name, name);
                component.Replace(new JProperty(name, component.Value).From(component));
                diagnostics.Note(
                    DiagnosticCodes.Separated,
                    component.Value,
                    $"'components.{section}.{component.Name}' contradicts the one at {SourceMap.Locate(first)}; here it is called '{name}'");
            }
        }

        foreach (var (node, _) in DocumentStructure.Walk(document.Root, NodeKind.Document))
        {
            if (node["$ref"] is JValue { Value: string reference } && names.TryGetValue(reference, out var renamedTo))
                node["$ref"] = new JValue(renamedTo).From(node);
            foreach (var entry in (node["discriminator"]?["mapping"] as JObject)?.Properties() ?? [])
            {
                if (names.TryGetValue(entry.Value.ToString(), out var target))
                    entry.Value = target;
            }
        }
    }

    private void RenameScheme(string from, string to)
    {
        foreach (var (node, kind) in DocumentStructure.Walk(document.Root, NodeKind.Document))
        {
            foreach (var requirement in kind == NodeKind.Operation ? (node["security"] as JArray ?? []).OfType<JObject>() : [])
            {
                if (requirement.Property(from, StringComparison.Ordinal) is { } scheme)
                    scheme.Replace(new JProperty(to, scheme.Value).From(scheme));
            }
        }
    }

    private string FreeName(string name, string section, JObject components)
    {
        var page = CSharpName.PascalWithPrefix(Path.GetFileNameWithoutExtension(document.File), string.Empty);
        var wanted = (page.Length > 0 ? page : "Page") + char.ToUpperInvariant(name[0]) + name[1..];
        var free = wanted;
        for (var n = 2; components.ContainsKey(free) || (merged["components"]?[section] as JObject)?.ContainsKey(free) == true; n++)
            free = $"{wanted}{n}";
        return free;
    }

    private static JObject Section(JObject parent, string name)
    {
        if (parent[name] is not JObject section)
            parent[name] = section = [];
        return section;
    }
}
