namespace TokenOps.OpenApi.Importing;

/// <summary>One fenced code block of a Markdown page.</summary>
/// <param name="Info">The info string after the opening fence.</param>
/// <param name="Line">The line of the opening fence, from 1.</param>
/// <param name="Content">What stands between the fences, character by character, without the indentation of the opening fence.</param>
/// <param name="IsClosed">Whether a closing fence follows; false where the page ends inside the block.</param>
public sealed record FencedBlock(string Info, int Line, string Content, bool IsClosed);
