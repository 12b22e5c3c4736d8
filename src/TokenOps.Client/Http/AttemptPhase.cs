namespace TokenOps.Runtime;

/// <summary>What an attempt is doing, which decides whose fault an exception is.</summary>
internal enum AttemptPhase
{
    /// <summary>The request writes itself.</summary>
    Writing,

    /// <summary>The request is on its way, or its answer is awaited.</summary>
    Sending,

    /// <summary>The answer's headers are there.</summary>
    Reading,
}
