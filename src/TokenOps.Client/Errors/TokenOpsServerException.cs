using System;

namespace TokenOps;

/// <summary>The server, or a proxy in front of it, failed (HTTP 5xx), and the retries did not help.</summary>
public class TokenOpsServerException : ApiException
{
    /// <summary>Creates the exception with a general message.</summary>
    public TokenOpsServerException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened and what to try.</param>
    public TokenOpsServerException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened and what to try.</param>
    /// <param name="innerException">The cause, or null.</param>
    public TokenOpsServerException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
