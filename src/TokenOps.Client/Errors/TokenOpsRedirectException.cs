using System;

namespace TokenOps;

/// <summary>The server pointed to another address that this client does not follow, because the key and the body would go along.</summary>
public class TokenOpsRedirectException : ApiException
{
    /// <summary>Creates the exception with a general message.</summary>
    public TokenOpsRedirectException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened and what to try.</param>
    public TokenOpsRedirectException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened and what to try.</param>
    /// <param name="innerException">The cause, or null.</param>
    public TokenOpsRedirectException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Where the server pointed to, without its query.</summary>
    /// <value>Null when the answer did not say.</value>
    public Uri? Location { get; init; }
}
