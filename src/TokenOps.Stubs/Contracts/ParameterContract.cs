using Newtonsoft.Json.Linq;

namespace TokenOps.Stubs.Contracts;

/// <summary>One parameter of an operation.</summary>
/// <param name="Name">The name on the wire.</param>
/// <param name="In"><c>path</c>, <c>query</c>, <c>header</c> or <c>cookie</c>.</param>
/// <param name="Required">Whether a request without it is refused.</param>
/// <param name="Schema">The schema of its value.</param>
/// <param name="Example">The document's example, or one made from the schema.</param>
/// <param name="Made">Whether the example was made, because the document has none.</param>
internal sealed record ParameterContract(string Name, string In, bool Required, JObject Schema, JToken Example, bool Made);
