using System;

namespace TokenOps;

/// <summary>The server answered with success, but the answer cannot be read: empty, cut off, not JSON, too large.</summary>
public class TokenOpsResponseException : ApiException
{
    /// <summary>Creates the exception with a general message.</summary>
    public TokenOpsResponseException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened and what to try.</param>
    public TokenOpsResponseException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened and what to try.</param>
    /// <param name="innerException">The cause, or null.</param>
    public TokenOpsResponseException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
