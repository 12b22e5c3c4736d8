namespace TokenOps;

/// <summary>Which time limit ended a call.</summary>
public enum TokenOpsTimeoutKind
{
    /// <summary><see cref="TokenOpsClientOptions.Timeout"/> or <see cref="CallOptions.Timeout"/>: the whole call with its retries and waits.</summary>
    Overall,

    /// <summary><see cref="TokenOpsClientOptions.AttemptTimeout"/>: one attempt.</summary>
    Attempt,

    /// <summary><see cref="TokenOpsClientOptions.StreamIdleTimeout"/>: nothing came for too long in the middle of a stream.</summary>
    StreamIdle,

    /// <summary>The <c>Timeout</c> of the HttpClient that the caller handed in, or a handler in it.</summary>
    HttpClient,
}
