using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Overlays;

/// <summary>One action of an overlay: what it selects, and what happens to it.</summary>
/// <param name="Target">The JSONPath expression, with the place it was read from.</param>
/// <param name="Update">What is merged into every selected node; null when the action removes or copies.</param>
/// <param name="Copy">The JSONPath expression of the node that is merged into every selected node; null when the action updates or removes.</param>
/// <param name="Remove">Whether the selected nodes are removed.</param>
public sealed record OverlayAction(JValue Target, JToken? Update, JValue? Copy, bool Remove);
