using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TokenOps.Stubs;

/// <summary>The API's document as this build compiled it: the vendor's documents with overlays applied, merged. Thread-safe.</summary>
public static class ApiDocument
{
    private static readonly Lazy<JObject> Document = new(Read);

    /// <summary>Gives a copy of the document, which the caller may change.</summary>
    /// <returns>An OpenAPI 3.1 document.</returns>
    public static JObject Load() => (JObject)Document.Value.DeepClone();

    private static JObject Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("openapi.json")
            ?? throw new StubDocumentException("This build carries no API document.");
        using var reader = new JsonTextReader(new StreamReader(stream)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }
}
