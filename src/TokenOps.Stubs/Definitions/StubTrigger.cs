namespace TokenOps.Stubs;

/// <summary>What kind of request a definition answers.</summary>
public enum StubTrigger
{
    /// <summary>The request shows none of the credentials that the operation asks for.</summary>
    Unauthorized,

    /// <summary>The request asks for a response by <c>Prefer: code=…</c>.</summary>
    Preferred,

    /// <summary>The request's media type is none of the operation's.</summary>
    WrongMediaType,

    /// <summary>The request's body breaks a rule of the document.</summary>
    Refused,

    /// <summary>The request is as the document wants it.</summary>
    Succeeded,

    /// <summary>No operation has this method and path.</summary>
    Unknown,
}
