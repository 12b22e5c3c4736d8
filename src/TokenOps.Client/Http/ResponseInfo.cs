using System;
using System.Collections.Generic;
using System.Net;

namespace TokenOps;

/// <summary>The head of an answer.</summary>
public class ResponseInfo
{
    /// <summary>The HTTP status.</summary>
    public HttpStatusCode StatusCode { get; init; }

    /// <summary>The identifier that the server gave the call (<c>x-request-id</c> or a relative of it).</summary>
    /// <value>Null when the answer had none.</value>
    public string? RequestId { get; init; }

    /// <summary>Which attempt of the call this answers.</summary>
    /// <value>1 for the first.</value>
    public int Attempt { get; init; } = 1;

    /// <summary>The answer's headers; names are compared without case.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Headers { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
}
