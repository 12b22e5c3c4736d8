using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;

namespace TokenOps.OpenApi.Reading;

/// <summary>Reads a vendor document and makes sure that it is one.</summary>
public static partial class SpecDocumentReader
{
    /// <summary>Reads an OpenAPI 3.1 document.</summary>
    /// <exception cref="SpecException">The text is not YAML, or not an OpenAPI 3.1 document.</exception>
    public static SpecDocument Read(string text, string file)
    {
        if (YamlReader.Read(text, file) is not JObject root)
            throw NotOpenApi(new SourceLocation(file, 1, 1), "the document is not a mapping");

        if (root["openapi"] is not JValue { Type: JTokenType.String or JTokenType.Float } version)
            throw NotOpenApi(SourceMap.Locate(root), "the document has no 'openapi' version");

        var found = System.Convert.ToString(version.Value, System.Globalization.CultureInfo.InvariantCulture);
        if (!Supported().IsMatch(found ?? string.Empty))
            throw NotOpenApi(SourceMap.Locate(version), $"expected OpenAPI 3.0 or 3.1, found '{found}'");

        foreach (var name in (string[])["info", "paths", "components", "servers"])
        {
            var expected = name == "servers" ? JTokenType.Array : JTokenType.Object;
            if (root[name] is { } section && section.Type != expected)
                throw NotOpenApi(SourceMap.Locate(section), $"expected '{name}' to be of type {expected}, found {section.Type}");
        }

        if (root["paths"] is null && root["components"] is null)
            throw NotOpenApi(SourceMap.Locate(root), "the document has neither 'paths' nor 'components'");

        return new SpecDocument(file, root);
    }

    private static SpecException NotOpenApi(SourceLocation location, string message) =>
        new(new Diagnostic(DiagnosticCodes.NotOpenApi, location, message));

    [GeneratedRegex(@"^3\.[01](\.\d+)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Supported();
}
