using System.Collections.Generic;

namespace TokenOps.OpenApi.Importing;

/// <summary>What an import did with one document.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="File">The vendor document that was written or kept.</param>
/// <param name="Document">What was imported.</param>
/// <param name="Changes">What changed, in the order of the documents; empty for a new file and for changes of white space or order only.</param>
/// <param name="Remark">Why the document was kept, or what else describes the same; null where there is nothing to say.</param>
public sealed record SpecImport(ImportOutcome Outcome, string File, ImportedDocument Document, IReadOnlyList<SpecChange> Changes, string? Remark = null);
