using System;

namespace TokenOps;

/// <summary>There is nothing at the address, or no such model, file or job (HTTP 404). A wrong base address shows like this too.</summary>
public class TokenOpsNotFoundException : ApiException
{
    /// <summary>Creates the exception with a general message.</summary>
    public TokenOpsNotFoundException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened and what to try.</param>
    public TokenOpsNotFoundException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened and what to try.</param>
    /// <param name="innerException">The cause, or null.</param>
    public TokenOpsNotFoundException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
