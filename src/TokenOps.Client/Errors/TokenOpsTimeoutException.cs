using System;

namespace TokenOps;

/// <summary>One of the time limits of the client ended the call; <see cref="Kind"/> says which.</summary>
public class TokenOpsTimeoutException : TokenOpsException
{
    /// <summary>Creates the exception with a general message.</summary>
    public TokenOpsTimeoutException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened and what to try.</param>
    public TokenOpsTimeoutException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened and what to try.</param>
    /// <param name="innerException">The cause, or null.</param>
    public TokenOpsTimeoutException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Which limit it was.</summary>
    public TokenOpsTimeoutKind Kind { get; init; }

    /// <summary>The limit that was exceeded.</summary>
    /// <value>Null when it belongs to a caller's HttpClient and is not known.</value>
    public TimeSpan? Limit { get; init; }

    /// <summary>Whether the request had left in full, so that the server may have done the work.</summary>
    public bool RequestWasSent { get; init; }
}
