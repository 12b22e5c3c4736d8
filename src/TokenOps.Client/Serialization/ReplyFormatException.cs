using System;

namespace TokenOps.Runtime;

/// <summary>A reply's body is not what was asked for. The pipeline turns it into the public exception with status and request id.</summary>
/// <param name="message">What is wrong and where, without the content.</param>
/// <param name="rawText">The body as far as it was read, bounded; of base64 values stands how long they are.</param>
internal sealed class ReplyFormatException(string message, string? rawText = null) : Exception(message)
{
    /// <summary>The body as far as it was read, bounded; of base64 values stands how long they are.</summary>
    public string RawText { get; } = rawText ?? string.Empty;
}
