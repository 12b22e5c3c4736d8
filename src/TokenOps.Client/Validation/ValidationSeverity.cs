namespace TokenOps;

/// <summary>How bad a finding is.</summary>
public enum ValidationSeverity
{
    /// <summary>The document forbids it: the request is not sent.</summary>
    Error,

    /// <summary>The document does not know it, the server may: the request is sent.</summary>
    Warning,
}
