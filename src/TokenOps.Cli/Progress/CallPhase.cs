namespace TokenOps.Cli.Progress;

/// <summary>What a call is doing.</summary>
internal enum CallPhase
{
    /// <summary>Nothing was sent yet.</summary>
    Preparing,

    /// <summary>The stubs are started.</summary>
    StartingStubs,

    /// <summary>The request is on its way.</summary>
    Sending,

    /// <summary>The server has everything and did not answer yet.</summary>
    Waiting,

    /// <summary>The answer is coming in.</summary>
    Receiving,
}
