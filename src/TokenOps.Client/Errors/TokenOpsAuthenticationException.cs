using System;

namespace TokenOps;

/// <summary>The API key is missing, wrong, expired or revoked (HTTP 401).</summary>
public class TokenOpsAuthenticationException : ApiException
{
    /// <summary>Creates the exception with a general message.</summary>
    public TokenOpsAuthenticationException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened and what to try.</param>
    public TokenOpsAuthenticationException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened and what to try.</param>
    /// <param name="innerException">The cause, or null.</param>
    public TokenOpsAuthenticationException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
