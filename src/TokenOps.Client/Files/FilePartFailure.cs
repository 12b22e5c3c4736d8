namespace TokenOps;

/// <summary>Why a file could not be sent.</summary>
public enum FilePartFailure
{
    /// <summary>It could be opened, but reading failed, or it is not a regular file.</summary>
    Unreadable,

    /// <summary>There is no such file.</summary>
    NotFound,

    /// <summary>The file may not be read by this process, or the path is a folder's.</summary>
    AccessDenied,

    /// <summary>The content has another length than was announced to the server.</summary>
    LengthChanged,

    /// <summary>Its stream can be read only once, and was.</summary>
    SentAlready,
}
