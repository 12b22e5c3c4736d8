namespace TokenOps.Stubs.Contracts;

/// <summary>How a request body is read.</summary>
internal enum BodyKind
{
    /// <summary>multipart/form-data.</summary>
    Multipart,

    /// <summary>application/json and every +json type.</summary>
    Json,

    /// <summary>Anything else; not looked into.</summary>
    Opaque,
}
