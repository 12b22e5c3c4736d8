using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Reading;

/// <summary>One vendor document, as read and as overlays have changed it so far.</summary>
/// <param name="File">The file, as diagnoses name it.</param>
/// <param name="Root">The document.</param>
public sealed record SpecDocument(string File, JObject Root);
