using System.Collections.Generic;

namespace TokenOps.OpenApi.Overlays;

/// <summary>An OpenAPI Overlay 1.0 document.</summary>
/// <param name="File">The file, as diagnoses name it.</param>
/// <param name="Extends">The file name of the one document it changes; null when it changes every document.</param>
/// <param name="Actions">Its actions, in order.</param>
public sealed record OverlayDocument(string File, string? Extends, IReadOnlyList<OverlayAction> Actions);
