using System;

namespace TokenOps.Runtime;

/// <summary>A response that arrived as a success reports an error. The pipeline makes the public exception of it.</summary>
/// <param name="rawText">The body, bounded.</param>
internal sealed class ReplyErrorException(string rawText) : Exception("The response reports an error.")
{
    /// <summary>Gets the body, bounded.</summary>
    public string RawText { get; } = rawText;
}
