using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;

namespace TokenOps.OpenApi.Reading;

/// <summary>Reads a vendor document and makes sure that it is one.</summary>
public static partial class SpecDocumentReader
{
    private static readonly string[] Sections = ["info", "paths", "webhooks", "components", "servers", "tags", "security"];

    /// <summary>Reads an OpenAPI 3.0 or 3.1 document in YAML or JSON.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The name that diagnoses show.</param>
    /// <param name="notes">Receives what was read leniently; null for nobody.</param>
    /// <exception cref="SpecException">The text is neither YAML nor JSON, or not an OpenAPI 3.0 or 3.1 document.</exception>
    public static SpecDocument Read(string text, string file, DiagnosticBag? notes = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(file);
        var root = Choose(ReadTokens(text, file, notes), file, notes);
        CheckVersion(root, notes);
        foreach (var name in Sections)
        {
            var expected = name is "servers" or "tags" or "security" ? JTokenType.Array : JTokenType.Object;
            if (root[name] is { Type: JTokenType.Null })
                root.Remove(name);
            if (root[name] is { } section && section.Type != expected)
                throw NotOpenApi(SourceMap.Locate(section), $"expected '{name}' to be of type {expected}, found {section.Type}");
        }

        if (root["paths"] is null && root["components"] is null && root["webhooks"] is null)
            throw NotOpenApi(SourceMap.Locate(root), "the document has neither 'paths' nor 'components' nor 'webhooks'");

        return new SpecDocument(file, root);
    }

    /// <summary>Reads a file of YAML or JSON, whatever it describes.</summary>
    internal static IReadOnlyList<JToken> ReadTokens(string text, string file, DiagnosticBag? notes) =>
        JsonSource.IsJson(text, file) ? [JsonSource.Read(text, file, notes)] : YamlReader.ReadAll(text, file, notes);

    // A file of several YAML documents may carry others beside the one that describes the API.
    private static JObject Choose(IReadOnlyList<JToken> tokens, string file, DiagnosticBag? notes)
    {
        if (tokens.Count == 0)
            throw NotOpenApi(new SourceLocation(file, 1, 1), "the file is empty");
        if (tokens.OfType<JObject>().FirstOrDefault(o => o["openapi"] is not null) is not { } root)
            throw NotOpenApi(SourceMap.Locate(tokens[0]), Reason(tokens[0]));

        foreach (var other in tokens.Where(t => t != root))
            notes?.Note(DiagnosticCodes.Ignored, other, "the file holds another YAML document; only the first that is OpenAPI counts");
        return root;
    }

    private static string Reason(JToken token) =>
        token is not JObject root ? "the document is not a mapping"
        : root["swagger"] is { } version ? $"this is a Swagger {version} document; convert it to OpenAPI 3.0 or 3.1"
        : "the document has no 'openapi' version";

    private static void CheckVersion(JObject root, DiagnosticBag? notes)
    {
        var version = root["openapi"]!;
        var found = Convert.ToString((version as JValue)?.Value, CultureInfo.InvariantCulture) ?? string.Empty;
        if (Newer().IsMatch(found))
            notes?.Note(DiagnosticCodes.ReadLeniently, version, $"OpenAPI {found} is read as 3.1; what is new in it has no effect");
        else if (!Supported().IsMatch(found))
            throw NotOpenApi(SourceMap.Locate(version), $"expected OpenAPI 3.0 or 3.1, found '{found}'");
    }

    private static SpecException NotOpenApi(SourceLocation location, string message) =>
        new(new Diagnostic(DiagnosticCodes.NotOpenApi, location, message));

    [GeneratedRegex(@"^3\.[01](\.\d+(-\S+)?)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Supported();

    [GeneratedRegex(@"^3\.([2-9]|\d\d)(\.\d+(-\S+)?)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Newer();
}
