using System;

namespace TokenOps.Cli.Commands;

/// <summary>How one operation is carried out.</summary>
internal sealed record RunSettings(string? Output, Uri? Server, bool Stub, bool Json, bool Validate, TimeSpan? Timeout);
