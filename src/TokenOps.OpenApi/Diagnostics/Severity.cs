namespace TokenOps.OpenApi.Diagnostics;

/// <summary>What a finding means for the build.</summary>
public enum Severity
{
    /// <summary>The document is broken: nothing is generated from it.</summary>
    Error,

    /// <summary>The document is understood, and the compiler had to choose: the finding says what it chose.</summary>
    Note,
}
