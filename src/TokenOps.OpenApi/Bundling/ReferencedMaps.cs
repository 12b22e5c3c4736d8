using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Bundling;

/// <summary>
/// Writes out maps that are references, such as <c>properties: {$ref: 'members.yaml'}</c> or <c>schemas: {$ref: 'schemas.yaml'}</c>.
/// The specification allows references only in place of single nodes; documents of many files have them for maps too.
/// </summary>
internal sealed class ReferencedMaps(SourceFiles files, DiagnosticBag diagnostics)
{
    private readonly Dictionary<JToken, JObject> _written = new(ReferenceEqualityComparer.Instance);
    private int _rest = ReadingLimits.Nodes;

    /// <summary>Writes out the maps of all nodes of <paramref name="file"/>, in place.</summary>
    public void WriteOutAll(SourceFile file, NodeKind kind)
    {
        var open = new Stack<(JObject Node, NodeKind Kind)>([((JObject)file.Root, kind)]);
        while (open.TryPop(out var at))
        {
            WriteOut(at.Node, at.Kind, file);
            foreach (var child in DocumentStructure.Children(at.Node, at.Kind).Reverse())
                open.Push(child);
        }
    }

    /// <summary>Writes out the maps of <paramref name="node"/>, which stands in <paramref name="file"/>.</summary>
    public void WriteOut(JObject node, NodeKind kind, SourceFile file)
    {
        foreach (var map in DocumentStructure.Maps(node, kind).ToList())
        {
            while (map["$ref"] is JValue { Value: string reference } site)
            {
                var found = Find(reference, site, file);
                if (found is { } target)
                    diagnostics.Note(DiagnosticCodes.ReadLeniently, site, $"the reference '{reference}' stands in place of several nodes; they are read as if they stood here");
                site.Parent!.Remove();
                if (found is { } read)
                    Write(map, read.Map, file, read.Source);
            }
        }
    }

    private (JObject Map, SourceFile Source)? Find(string reference, JToken site, SourceFile file)
    {
        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        var (name, fragment) = hash < 0 ? (reference, string.Empty) : (reference[..hash], reference[(hash + 1)..]);
        var path = Path.Combine(Path.GetDirectoryName(file.Path) ?? string.Empty, Uri.UnescapeDataString(name));
        var isFile = !name.Contains("://", StringComparison.Ordinal) && !path.Any(char.IsControl);
        var source = name.Length == 0 ? file : isFile && files.Contains(path) ? files.Open(path, diagnostics) : null;
        var map = source is null ? null : JsonPointer.Find(source.Root, fragment) as JObject;
        if (map is null)
            diagnostics.Add(DiagnosticCodes.UnknownReference, site, $"the reference '{string.Concat(reference.Select(c => char.IsControl(c) ? '\uFFFD' : c))}' leads to no object in a file beside the document");
        else if (site.Ancestors().Any(a => a == map || _written.GetValueOrDefault(a) == map))
            diagnostics.Add(DiagnosticCodes.UnknownReference, site, $"the reference '{reference}' leads back to itself");
        else
            return (map, source!);
        return null;
    }

    // What stands beside the reference holds too.
    private void Write(JObject map, JObject target, SourceFile file, SourceFile source)
    {
        _rest -= target.DescendantsAndSelf().Count();
        if (_rest < 0)
            throw new SpecException(new Diagnostic(DiagnosticCodes.LimitExceeded, SourceMap.Locate(map), $"the references in place of several nodes lead to more than {ReadingLimits.Nodes} values"));

        _written[map] = target;
        foreach (var property in ((JObject)target.DeepClone()).Properties().Where(p => map[p.Name] is null).ToList())
        {
            property.Remove();
            if (source != file)
                Relocate(property, file, source);
            map.Add(property);
        }
    }

    // A reference means something from the file that it stands in.
    private static void Relocate(JProperty content, SourceFile file, SourceFile source)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file.Path))!;
        foreach (var value in content.DescendantsAndSelf().OfType<JProperty>().Where(p => p.Name == "$ref").Select(p => p.Value).OfType<JValue>().ToList())
        {
            if (value.Value is not string reference || reference.Contains("://", StringComparison.Ordinal))
                continue;

            var hash = reference.IndexOf('#', StringComparison.Ordinal);
            var name = hash < 0 ? reference : reference[..hash];
            var path = name.Length == 0 ? Path.GetFullPath(source.Path) : Path.Combine(Path.GetDirectoryName(Path.GetFullPath(source.Path))!, name);
            value.Value = Path.GetRelativePath(folder, path).Replace('\\', '/') + (hash < 0 ? string.Empty : reference[hash..]);
        }
    }
}
