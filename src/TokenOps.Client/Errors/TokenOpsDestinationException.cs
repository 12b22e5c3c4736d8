using System;
using System.IO;

namespace TokenOps;

/// <summary>A result arrived, but the file or the stream that it was to be written to failed.</summary>
public class TokenOpsDestinationException : TokenOpsException
{
    /// <summary>Initializes a new instance with a general message.</summary>
    public TokenOpsDestinationException()
        : this("The result could not be written to its destination.")
    {
    }

    /// <summary>Initializes a new instance.</summary>
    /// <param name="message">What happened and what to try.</param>
    public TokenOpsDestinationException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance.</summary>
    /// <param name="message">What happened and what to try.</param>
    /// <param name="innerException">What the file or the stream threw, or null.</param>
    public TokenOpsDestinationException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal static TokenOpsDestinationException From(Exception error) => new(
        "The result could not be written to its destination: "
        + (error is IOException or UnauthorizedAccessException ? error.Message.TrimEnd('.') : "it threw " + error.GetType().Name) + ".",
        error);
}
