namespace TokenOps.Cli;

/// <summary>What the process answers the shell.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Something failed here that has no code of its own, such as a full disk.</summary>
    public const int Failed = 1;

    /// <summary>Refused before anything was sent: usage, or a rule that the request breaks.</summary>
    public const int RefusedLocally = 2;

    /// <summary>The server answered, and refused or failed.</summary>
    public const int RefusedByServer = 3;

    /// <summary>The server was not reached, or did not answer in time.</summary>
    public const int NotReached = 4;

    /// <summary>Cancelled by the user: 128 and SIGINT.</summary>
    public const int Cancelled = 130;
}
