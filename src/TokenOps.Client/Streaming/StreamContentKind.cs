namespace TokenOps.Runtime;

/// <summary>What the response to a call that asked for an event stream is made of.</summary>
internal enum StreamContentKind
{
    /// <summary>Events.</summary>
    Events,

    /// <summary>The whole result at once.</summary>
    Json,
}
