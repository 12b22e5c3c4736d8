using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Bundling;

/// <summary>
/// Makes a document speak of its own components only: what references mean elsewhere, in the document or in files beside it,
/// becomes a component, and every reference is written in the one way that later steps compare.
/// </summary>
internal sealed class ReferenceBundler
{
    private readonly SourceFiles _files;
    private readonly SourceFile _document;
    private readonly DiagnosticBag _diagnostics;
    private readonly ReferencedMaps _maps;
    private readonly ComponentHoist _hoist;
    private readonly Stack<(JObject Node, NodeKind Kind, SourceFile Source)> _open = new();

    private ReferenceBundler(SourceFile document, SourceFiles files, ReferencedMaps maps, DiagnosticBag diagnostics)
    {
        _files = files;
        _document = document;
        _diagnostics = diagnostics;
        _maps = maps;
        _hoist = new ComponentHoist(Root);
    }

    private JObject Root => (JObject)_document.Root;

    /// <summary>Bundles <paramref name="document"/>, which is changed in place.</summary>
    public static void Bundle(SpecDocument document, SourceFiles files, DiagnosticBag diagnostics)
    {
        var file = new SourceFile(document.File, document.Root);
        var maps = new ReferencedMaps(files, diagnostics);
        maps.WriteOutAll(file, NodeKind.Document);
        MalformedMembers.MendAll(document.Root, NodeKind.Document, diagnostics);
        NameConstants(document.Root);
        EmbeddedReferences.Rewrite(document.Root, NodeKind.Document, diagnostics);
        var bundler = new ReferenceBundler(file, files, maps, diagnostics);
        bundler._open.Push((document.Root, NodeKind.Document, bundler._document));
        bundler.Run();
        ReferenceLoops.Report(document.Root, diagnostics);
    }

    // A component is looked into by whoever refers to it, so it is an object even where all of it is "true" or "false".
    private static void NameConstants(JObject root)
    {
        foreach (var schema in (root["components"]?["schemas"] as JObject)?.Properties().ToList() ?? [])
        {
            if (schema.Value is JValue { Value: bool allowed })
                schema.Value = Schema(allowed).From(schema.Value);
        }
    }

    private static JObject Schema(bool allowed) => allowed ? [] : new JObject(new JProperty("not", new JObject()));

    private void Run()
    {
        var seen = new HashSet<JObject>(ReferenceEqualityComparer.Instance);
        while (_open.TryPop(out var at))
        {
            if (!seen.Add(at.Node))
                continue;

            if (at.Kind == NodeKind.Schema)
                new SchemaReferences(this, at.Source).Rewrite(at.Node);
            else if (at.Node["$ref"] is JValue { Value: string reference } && !Replace(at.Node, at.Kind, at.Source, reference))
                continue;
            // Where only references lead, nothing said yet what stands there.
            _maps.WriteOut(at.Node, at.Kind, at.Source);
            MalformedMembers.Mend(at.Node, at.Kind, _diagnostics);
            foreach (var (child, kind) in DocumentStructure.Children(at.Node, at.Kind).ToList())
                _open.Push((child, kind, at.Source));
        }
    }

    /// <summary>Returns the reference to the component that <paramref name="reference"/> means; null, with a finding, when it means none.</summary>
    /// <param name="reference">The reference as it is written.</param>
    /// <param name="site">The schema that it stands in.</param>
    /// <param name="source">The file that it stands in.</param>
    public string? ToComponent(string reference, JObject site, SourceFile source)
    {
        if (IsRemote(reference, source))
        {
            _diagnostics.Note(DiagnosticCodes.UnreadReference, site["$ref"] ?? site, $"the reference '{reference}' leads to another server, where nothing is read from; any value is taken there");
            return null;
        }

        if (Find(reference, site, source) is not { } found)
            return null;
        if (found.Target is not JObject schema || IsSection(schema))
        {
            // "true" and "false" are schemas too.
            schema = found.Target is JValue { Value: bool allowed } ? Schema(allowed) : [];
            if (found.Target is not JValue { Value: bool })
                _diagnostics.Add(DiagnosticCodes.UnknownReference, site["$ref"] ?? site, $"the reference '{reference}' leads to something that is not a schema");
        }

        // What was moved away left a reference in its place.
        return found.Source == _document && schema.Count == 1 && JsonPointer.SchemaName(schema["$ref"]?.ToString()) is { } moved && !_hoist.TryGetName(schema, out _) && Root["components"]?["schemas"]?[moved] is not null
            ? JsonPointer.ToSchema(moved)
            : JsonPointer.ToSchema(Hoist(schema, found.Source, reference));
    }

    /// <summary>Returns whether a reference leads to something, or to another server, where nothing is looked for.</summary>
    public bool Leads(string reference, JObject site, SourceFile source) =>
        IsRemote(reference, source) || Find(reference, site, source, new DiagnosticBag()) is not null;

    /// <summary>Returns the name of the component that <paramref name="schema"/> is or becomes.</summary>
    public string Hoist(JObject schema, SourceFile source, string reference)
    {
        var isNew = !_hoist.TryGetName(schema, out var name);
        if (isNew)
        {
            name = _hoist.Add(schema, ReferenceNames.Of(reference, source.Path), isLocal: source == _document);
            _open.Push((_hoist.Component(name), NodeKind.Schema, source));
        }

        return name;
    }

    /// <summary>Adds a note at <paramref name="site"/>.</summary>
    public void Note(string code, JToken site, string message) => _diagnostics.Note(code, site, message);

    // Anything but a schema is written where it is used, unless it is a component already.
    private bool Replace(JObject node, NodeKind kind, SourceFile source, string reference)
    {
        var chain = new HashSet<JToken>(ReferenceEqualityComparer.Instance) { node };
        var (target, from) = (node, source);
        while (target["$ref"] is JValue { Value: string next })
        {
            if (from == _document && kind != NodeKind.PathItem && Component(next, kind) is { } component)
            {
                if (target == node)
                    node["$ref"] = new JValue(component).From(node);
                else
                    Write(node, new JObject(new JProperty("$ref", component)).From(node), kind, _document);
                return false;
            }

            var isExample = kind is NodeKind.Example or NodeKind.Link;
            var findings = isExample ? new DiagnosticBag() : _diagnostics;
            if (IsRemote(next, from) || Find(next, target, from, findings) is not { Target: JObject found } result)
            {
                if (IsRemote(next, from) && !isExample)
                    _diagnostics.Add(DiagnosticCodes.UnknownReference, target["$ref"]!, $"the reference '{next}' leads to another server, where nothing is read from; put a copy beside the document");
                if (isExample)
                    DropExample(node, next);
                return false;
            }

            if (!chain.Add(found))
            {
                _diagnostics.Add(DiagnosticCodes.UnknownReference, node["$ref"]!, $"the reference '{reference}' leads back to itself");
                return false;
            }

            (target, from) = (found, result.Source);
        }

        Write(node, (JObject)target.DeepClone(), kind, from);
        return false;
    }

    private void DropExample(JObject node, string reference)
    {
        _diagnostics.Note(DiagnosticCodes.Ignored, node, $"the reference '{reference}' leads nowhere; the example is left out");
        node.Parent?.Remove();
    }

    private void Write(JObject node, JObject content, NodeKind kind, SourceFile source)
    {
        // What stands beside the reference of a path item holds too.
        if (kind == NodeKind.PathItem)
        {
            foreach (var sibling in node.Properties().Where(p => p.Name != "$ref" && content[p.Name] is null))
                content.Add(new JProperty(sibling));
        }

        content.From(node);
        node.Replace(content);
        _open.Push((content, kind, source));
    }

    private string? Component(string reference, NodeKind kind)
    {
        var section = kind switch
        {
            NodeKind.Parameter => "parameters",
            NodeKind.RequestBody => "requestBodies",
            NodeKind.Response => "responses",
            NodeKind.Header => "headers",
            NodeKind.Example => "examples",
            _ => null,
        };
        var segments = reference.StartsWith("#/", StringComparison.Ordinal) ? JsonPointer.Segments(reference[1..]) : [];
        return section is not null && segments is ["components", var found, var name] && found == section && Root["components"]?[section]?[name] is JObject
            ? JsonPointer.ToComponent(section, name)
            : null;
    }

    private (JToken Target, SourceFile Source)? Find(string reference, JObject site, SourceFile source, DiagnosticBag? findings = null)
    {
        findings ??= _diagnostics;
        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        var (file, fragment) = hash < 0 ? (reference, string.Empty) : (reference[..hash], reference[(hash + 1)..]);
        var (found, root) = (source, source.Root);
        if (file.Length > 0 && source.Named(file) is { } resource)
        {
            root = resource;
        }
        else if (file.Length > 0)
        {
            var path = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(source.Path) ?? string.Empty, Uri.UnescapeDataString(file));
            if (path.Any(char.IsControl))
            {
                findings.Add(DiagnosticCodes.UnknownReference, site["$ref"] ?? site, $"the reference '{string.Concat(reference.Select(c => char.IsControl(c) ? '\uFFFD' : c))}' leads nowhere: it is no name of a file");
                return null;
            }

            if (!_files.Contains(path))
            {
                findings.Add(DiagnosticCodes.UnknownReference, site["$ref"] ?? site, $"the reference '{reference}' leads out of the folder of the documents, where nothing is read from");
                return null;
            }

            // The document's own name means the document as it stands here, and not a copy of it.
            var other = System.IO.Path.GetFullPath(path) == System.IO.Path.GetFullPath(_document.Path) ? _document : _files.Open(path, findings);
            if (other is null)
            {
                findings.Add(DiagnosticCodes.UnknownReference, site["$ref"] ?? site, $"the reference '{reference}' leads nowhere: there is no file '{file}' beside the document");
                return null;
            }

            (found, root) = (other, other.Root);
        }

        var target = fragment.Length == 0 || fragment == "/" ? root
            : fragment.StartsWith('/') ? FindMoved(root, fragment)
            : found.Named("#" + Uri.UnescapeDataString(fragment));
        if (target is null)
            findings.Add(DiagnosticCodes.UnknownReference, site["$ref"] ?? site, $"the reference '{reference}' leads nowhere in '{found.Path}'");
        return target is null ? null : (target, found);
    }

    private bool IsSection(JObject target) => target == Root || target.Parent?.Parent == Root || target == Root["components"]?["schemas"];

    // What stood on the way may have become a component, with a reference in its place.
    private JToken? FindMoved(JToken root, string fragment)
    {
        if (JsonPointer.Find(root, fragment) is { } found)
            return found;

        var current = root == Root ? root : null;
        foreach (var segment in JsonPointer.Segments(fragment))
        {
            if (current is JObject { Count: 1 } moved && JsonPointer.SchemaName(moved["$ref"]?.ToString()) is { } name && Root["components"]?["schemas"]?[name] is { } component)
                current = component;
            current = current is null ? null : JsonPointer.Find(current, "/" + JsonPointer.Escape(segment));
        }

        return current;
    }

    private static bool IsRemote(string reference, SourceFile source) =>
        reference.Contains("://", StringComparison.Ordinal) && source.Named(reference.Split('#')[0]) is null;
}
