using Newtonsoft.Json.Linq;

namespace TokenOps.ContractTests.Stubs;

/// <summary>The vendor's document with what its overlay adds for streams and array names.</summary>
internal static class ImageDocument
{
    public static JObject Read()
    {
        var document = YamlDocument.Read(Path.Combine(AppContext.BaseDirectory, "Documents", "images-edits.yaml"));
        var overlay = JObject.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Documents", "images-stream.json")));
        document.Merge(overlay);
        return document;
    }
}
