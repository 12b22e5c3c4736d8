using System;
using TokenOps.Cli.Preview;

namespace TokenOps.Cli.Commands;

/// <summary>How one operation is carried out.</summary>
/// <param name="Output">The file or folder to write to; null for the current folder.</param>
/// <param name="Force">Whether an existing file may be overwritten.</param>
/// <param name="Server">The server to talk to; null for the usual one.</param>
/// <param name="Stub">Whether to talk to stubs.</param>
/// <param name="Json">Whether the reply is printed as JSON.</param>
/// <param name="Quiet">Whether nothing but errors and the reply itself is printed.</param>
/// <param name="Preview">How images are shown; null for what suits the terminal.</param>
/// <param name="Validate">Whether the request is checked before it is sent.</param>
/// <param name="Timeout">The time for the whole call; null for the client's default.</param>
internal sealed record RunSettings(string? Output, bool Force, Uri? Server, bool Stub, bool Json, bool Quiet, PreviewKind? Preview, bool Validate, TimeSpan? Timeout);
