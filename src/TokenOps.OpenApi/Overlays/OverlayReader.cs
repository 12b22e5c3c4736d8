using System;
using System.Collections.Generic;
using System.IO;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Reading;

namespace TokenOps.OpenApi.Overlays;

/// <summary>Reads OpenAPI Overlay 1.0 documents.</summary>
public static partial class OverlayReader
{
    /// <summary>Reads one overlay.</summary>
    /// <exception cref="SpecException">The text is not YAML, or not an Overlay 1.0 document.</exception>
    public static OverlayDocument Read(string text, string file)
    {
        var token = YamlReader.Read(text, file);
        if (token is not JObject root)
            throw Invalid(token, "the document is not a mapping");

        var version = root["overlay"]?.ToString() ?? string.Empty;
        if (!Supported().IsMatch(version))
            throw Invalid(root["overlay"] ?? root, $"expected 'overlay: 1.0.0', found '{version}'");
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
        if (action["update"] is null == !remove)
            throw Invalid(action, "an action needs either 'update' or 'remove: true'");

        foreach (var property in action.Properties())
        {
            if (property.Name is not ("target" or "description" or "update" or "remove") && !property.Name.StartsWith("x-", StringComparison.Ordinal))
                throw Invalid(property, $"an action has no member '{property.Name}'");
        }

        try
        {
            // Newtonsoft parses a path only when it is used; an empty document is enough to hear of a mistake.
            _ = new JObject().SelectTokens(target.Value<string>()!, errorWhenNoMatch: false).GetEnumerator().MoveNext();
        }
        catch (JsonException exception)
        {
            throw Invalid(target, $"'{target}' is not a JSONPath expression: {exception.Message}");
        }

        return new OverlayAction(target, remove ? null : action["update"], remove);
    }

    private static SpecException Invalid(JToken at, string message) =>
        new(new Diagnostic(DiagnosticCodes.InvalidOverlay, SourceMap.Locate(at), message));

    [GeneratedRegex(@"^1(\.0){1,2}$|^1\.0\.\d+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Supported();
}
