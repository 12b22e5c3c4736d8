namespace TokenOps.Cli.Output;

/// <summary>Where a file went.</summary>
/// <param name="Path">The path as the user would write it.</param>
/// <param name="Problem">Why it did not go where the user wanted it, in a sentence; null where it did.</param>
internal sealed record SavedFile(string Path, string? Problem);
