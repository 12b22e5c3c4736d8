namespace TokenOps.OpenApi.Reporting;

/// <summary>The way that a value travels, on which it depends whether a wider schema helps or hurts.</summary>
internal enum SchemaDirection
{
    /// <summary>From the caller to the server: what was valid before must stay valid.</summary>
    Request,

    /// <summary>From the server to the caller: nothing may come that could not come before.</summary>
    Response,
}
