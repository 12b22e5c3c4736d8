using System;

namespace TokenOps;

/// <summary>The key is good but may not do this (HTTP 403).</summary>
public class TokenOpsPermissionException : ApiException
{
    /// <summary>Creates the exception with a general message.</summary>
    public TokenOpsPermissionException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened and what to try.</param>
    public TokenOpsPermissionException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened and what to try.</param>
    /// <param name="innerException">The cause, or null.</param>
    public TokenOpsPermissionException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
