using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;

namespace TokenOps.OpenApi;

/// <summary>What a compilation gives.</summary>
/// <param name="Merged">The OpenAPI 3.1 document after overlays and merging: what stubs, contract tests and reports read.</param>
/// <param name="Lowered">The document that NSwag reads; empty when there are errors.</param>
/// <param name="Diagnostics">The findings, in order; a build fails when any is an error.</param>
public sealed record SpecCompilation(JObject Merged, JObject Lowered, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Gets whether the documents compiled: there may be notes, but no errors.</summary>
    public bool Succeeded => !Errors.Any();

    /// <summary>Gets the findings that stop the build.</summary>
    public IEnumerable<Diagnostic> Errors => Diagnostics.Where(d => d.Severity == Severity.Error);

    /// <summary>Gets the findings that say what was chosen where a document left a choice.</summary>
    public IEnumerable<Diagnostic> Notes => Diagnostics.Where(d => d.Severity == Severity.Note);
}
