using System;

namespace TokenOps;

/// <summary>The server refuses the request as it stands (HTTP 400, 422 and the other 4xx); sending it again will not help.</summary>
public class TokenOpsInvalidRequestException : ApiException
{
    /// <summary>Creates the exception with a general message.</summary>
    public TokenOpsInvalidRequestException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened and what to try.</param>
    public TokenOpsInvalidRequestException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened and what to try.</param>
    /// <param name="innerException">The cause, or null.</param>
    public TokenOpsInvalidRequestException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
