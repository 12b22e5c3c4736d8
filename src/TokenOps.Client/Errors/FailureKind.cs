namespace TokenOps.Runtime;

/// <summary>What an exception of the platform says.</summary>
internal enum FailureKind
{
    /// <summary>Nothing that is known.</summary>
    Unknown,

    /// <summary>A time limit ended the work, or somebody else cancelled it.</summary>
    TimeLimit,

    /// <summary>The body does not decompress.</summary>
    DamagedBody,

    /// <summary>The response has more headers than the handler takes.</summary>
    TooManyHeaders,

    /// <summary>There is no connection, or it broke.</summary>
    Connection,
}
