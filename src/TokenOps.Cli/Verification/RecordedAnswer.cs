namespace TokenOps.Cli.Verification;

/// <summary>An answer as it came.</summary>
/// <param name="Status">The status code.</param>
/// <param name="MediaType">The media type without parameters; null for none.</param>
/// <param name="Body">The whole body, decompressed.</param>
internal sealed record RecordedAnswer(int Status, string? MediaType, byte[] Body);
