using System.Collections.Generic;

namespace TokenOps.OpenApi.Importing;

/// <summary>What an import did.</summary>
/// <param name="File">The vendor document.</param>
/// <param name="IsNew">Whether the file was not there before.</param>
/// <param name="IsWritten">Whether the file was written; false when the page says what the file says already.</param>
/// <param name="Changes">What changed, in the order of the documents; empty for a new file and for changes of white space or order only.</param>
public sealed record SpecImport(string File, bool IsNew, bool IsWritten, IReadOnlyList<SpecChange> Changes);
