using System;

namespace TokenOps;

/// <summary>Too many requests, or the quota is used up (HTTP 429), and the retries did not help.</summary>
public class TokenOpsRateLimitException : ApiException
{
    /// <summary>Creates the exception with a general message.</summary>
    public TokenOpsRateLimitException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened and what to try.</param>
    public TokenOpsRateLimitException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened and what to try.</param>
    /// <param name="innerException">The cause, or null.</param>
    public TokenOpsRateLimitException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>How long the server asked to wait, measured from its answer.</summary>
    /// <value>Null when it did not say; never negative.</value>
    public TimeSpan? RetryAfter { get; init; }
}
