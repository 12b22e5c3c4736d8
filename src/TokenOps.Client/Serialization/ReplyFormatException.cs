using System;

namespace TokenOps.Runtime;

/// <summary>A reply's body is not what was asked for. The pipeline turns it into the public exception with status and request id.</summary>
/// <param name="message">What is wrong and where, without the content.</param>
/// <param name="rawText">The body as far as it was read, bounded, with base64 values left out.</param>
internal sealed class ReplyFormatException(string message, string? rawText = null) : Exception(message)
{
    /// <summary>The body as far as it was read, bounded; base64 values stand as <c>"#0"</c>, <c>"#1"</c> and so on.</summary>
    public string RawText { get; } = rawText ?? string.Empty;
}
