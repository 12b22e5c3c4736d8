using System;

namespace TokenOps;

/// <summary>No connection, or it broke: name resolution, refused, TLS, reset, closed early.</summary>
public class TokenOpsConnectionException : TokenOpsException
{
    /// <summary>Creates the exception with a general message.</summary>
    public TokenOpsConnectionException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened and what to try.</param>
    public TokenOpsConnectionException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened and what to try.</param>
    /// <param name="innerException">The cause, or null.</param>
    public TokenOpsConnectionException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Whether the request had left in full when the connection failed, so that the server may have done the work.</summary>
    public bool RequestWasSent { get; init; }
}
