using System;
using System.Collections.Generic;
using System.IO;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Overlays;

/// <summary>Reads OpenAPI Overlay 1.0 and 1.1 documents in YAML or JSON.</summary>
public static partial class OverlayReader
{
    /// <summary>Reads one overlay.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The name that diagnoses show.</param>
    /// <param name="notes">Receives what was read leniently; null for nobody.</param>
    /// <exception cref="SpecException">The text is neither YAML nor JSON, or not an Overlay 1.0 or 1.1 document.</exception>
    public static OverlayDocument Read(string text, string file, DiagnosticBag? notes = null)
    {
        var tokens = SpecDocumentReader.ReadTokens(text, file, notes);
        if (tokens.Count != 1)
            throw new SpecException(new Diagnostic(DiagnosticCodes.InvalidOverlay, new SourceLocation(file, 1, 1), $"expected one YAML document, found {tokens.Count}"));
        if (tokens[0] is not JObject root)
            throw Invalid(tokens[0], "the document is not a mapping");

        var version = root["overlay"]?.ToString() ?? string.Empty;
        if (!Supported().IsMatch(version))
            throw Invalid(root["overlay"] ?? root, $"expected 'overlay: 1.0.0' or 'overlay: 1.1.0', found '{version}'");
        if (root["info"] is not JObject info || info["title"] is null || info["version"] is null)
            throw Invalid(root["info"] ?? root, "'info' with 'title' and 'version' is required");
        if (root["actions"] is not JArray { Count: > 0 } items)
            throw Invalid(root["actions"] ?? root, "'actions' must be a list with at least one action");

        var actions = new List<OverlayAction>(items.Count);
        foreach (var item in items)
            actions.Add(ReadAction(item));

        var extends = root["extends"]?.ToString();
        return new OverlayDocument(file, extends is null ? null : Path.GetFileName(extends), actions);
    }

    private static OverlayAction ReadAction(JToken item)
    {
        if (item is not JObject action)
            throw Invalid(item, "an action must be a mapping");
        if (action["target"] is not JValue { Type: JTokenType.String } target)
            throw Invalid(action, "an action needs a 'target' that is a JSONPath expression");

        var remove = action["remove"] is JValue { Type: JTokenType.Boolean } flag && flag.Value<bool>();
        var kinds = (remove ? 1 : 0) + (action["update"] is null ? 0 : 1) + (action["copy"] is null ? 0 : 1);
        if (kinds != 1)
            throw Invalid(action, "an action needs one of 'update', 'copy' and 'remove: true'");

        foreach (var property in action.Properties())
        {
            if (property.Name is not ("target" or "description" or "update" or "copy" or "remove") && !property.Name.StartsWith("x-", StringComparison.Ordinal))
                throw Invalid(property, $"an action has no member '{property.Name}'");
        }

        var copy = action["copy"] as JValue;
        if (action["copy"] is { } given && copy is not { Type: JTokenType.String })
            throw Invalid(given, "'copy' must be a JSONPath expression");
        CheckPath(target);
        if (copy is not null)
            CheckPath(copy);
        return new OverlayAction(target, remove ? null : action["update"], copy, remove);
    }

    private static void CheckPath(JValue path)
    {
        try
        {
            // Newtonsoft parses a path only when it is used; an empty document is enough to hear of a mistake.
            _ = JsonPath.Select(new JObject(), path.Value<string>()!);
        }
        catch (JsonException exception)
        {
            throw Invalid(path, $"'{path}' is not a JSONPath expression: {exception.Message}");
        }
    }

    private static SpecException Invalid(JToken at, string message) =>
        new(new Diagnostic(DiagnosticCodes.InvalidOverlay, SourceMap.Locate(at), message));

    [GeneratedRegex(@"^1(\.[01])?$|^1\.[01]\.\d+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Supported();
}
