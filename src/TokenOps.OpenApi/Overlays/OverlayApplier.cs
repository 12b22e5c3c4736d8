using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Overlays;

/// <summary>Applies overlays to documents, in the order of their file names, action by action.</summary>
public static class OverlayApplier
{
    /// <summary>
    /// Applies <paramref name="overlay"/> to the document that it extends, or to every document when it names none.
    /// A target that matches nothing in any of them is a finding: the vendor may have mended what the overlay worked around.
    /// </summary>
    public static void Apply(OverlayDocument overlay, IReadOnlyList<SpecDocument> documents, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(overlay);
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(diagnostics);

        var targets = overlay.Extends is null
            ? documents
            : documents.Where(d => string.Equals(Path.GetFileName(d.File), overlay.Extends, StringComparison.Ordinal)).ToList();
        if (targets.Count == 0)
        {
            diagnostics.Add(DiagnosticCodes.InvalidOverlay, new SourceLocation(overlay.File, 1, 1), $"there is no document '{overlay.Extends}' to extend");
            return;
        }

        foreach (var action in overlay.Actions)
        {
            var path = action.Target.Value<string>()!;
            var selected = targets.Select(d => (Document: d, Tokens: JsonPath.Select(d.Root, path))).Where(s => s.Tokens.Count > 0).ToList();
            if (selected.Count == 0)
                diagnostics.Add(DiagnosticCodes.OverlayTargetMatchesNothing, action.Target, $"the target '{path}' matches nothing in {Names(targets)}");

            foreach (var (document, tokens) in selected)
            {
                var update = action.Copy is { } source ? Source(source, document, diagnostics) : action.Update;
                if (update is null && !action.Remove)
                    continue;
                foreach (var token in tokens)
                    Apply(action, token, update, diagnostics);
            }
        }
    }

    // Overlay 1.1, "copy": the expression selects one node of the document, as it is before the action.
    private static JToken? Source(JValue path, SpecDocument document, DiagnosticBag diagnostics)
    {
        var found = JsonPath.Select(document.Root, path.Value<string>()!);
        if (found.Count == 1)
            return found[0].DeepClone();

        diagnostics.Add(
            found.Count == 0 ? DiagnosticCodes.OverlayTargetMatchesNothing : DiagnosticCodes.InvalidOverlay,
            path,
            $"'copy' must select one node, but '{path}' selects {found.Count} in {document.File}");
        return null;
    }

    private static void Apply(OverlayAction action, JToken token, JToken? update, DiagnosticBag diagnostics)
    {
        if (action.Remove)
        {
            if (token.Parent is JProperty property)
                property.Remove();
            else if (token.Parent is JArray)
                token.Remove();
            else
                diagnostics.Add(DiagnosticCodes.InvalidOverlay, action.Target, "the root of a document cannot be removed");
            return;
        }

        switch (token)
        {
            case JObject target when update is JObject members:
                Merge(target, members);
                break;
            case JArray target:
                // Overlay 1, "update": an update of an array is appended to it.
                target.Add(update!.DeepClone());
                break;
            case JValue target when update is JValue value:
                // Overlay 1.1, "update": a primitive value is replaced by another.
                target.Replace(value.DeepClone().From(target));
                break;
            default:
                diagnostics.Add(DiagnosticCodes.InvalidOverlay, action.Target, $"an update of type {update!.Type} cannot be merged into a node of type {token.Type}");
                break;
        }
    }

    // Overlay 1, "update": objects merge recursively, arrays are concatenated, anything else is replaced.
    private static void Merge(JObject target, JObject update)
    {
        foreach (var property in update.Properties())
        {
            if (target[property.Name] is JObject inner && property.Value is JObject innerUpdate)
            {
                Merge(inner, innerUpdate);
            }
            else if (target[property.Name] is JArray array && property.Value is JArray items)
            {
                foreach (var item in items)
                    array.Add(item.DeepClone());
            }
            else
            {
                target[property.Name] = property.Value.DeepClone();
            }
        }
    }

    private static string Names(IEnumerable<SpecDocument> documents) => string.Join(", ", documents.Select(d => d.File));
}
