using System;

namespace TokenOps.Runtime;

/// <summary>A response of success tells an error. The pipeline turns it into the public exception that the error means.</summary>
/// <param name="rawText">The body.</param>
internal sealed class ReplyErrorException(string rawText) : Exception("The response tells an error.")
{
    /// <summary>The body.</summary>
    public string RawText { get; } = rawText;
}
