using System.Collections.Generic;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;

namespace TokenOps.OpenApi;

/// <summary>What a compilation gives.</summary>
/// <param name="Merged">The OpenAPI 3.1 document after overlays and merging: what stubs, contract tests and reports read.</param>
/// <param name="Lowered">The document that NSwag reads; empty when there are findings.</param>
/// <param name="Diagnostics">The findings, in order; a build fails when there is any.</param>
public sealed record SpecCompilation(JObject Merged, JObject Lowered, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Whether the documents compiled.</summary>
    public bool Succeeded => Diagnostics.Count == 0;
}
