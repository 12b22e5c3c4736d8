using System;
using System.Net;

namespace TokenOps;

/// <summary>The root of everything that a call throws once it has begun, so that one <c>catch</c> can take it all.</summary>
/// <remarks>
/// Not under this root: <see cref="OperationCanceledException"/> when the caller's token was cancelled, and argument
/// exceptions, which are thrown before anything is sent. What files, streams, handlers, callbacks and the platform throw
/// otherwise, down to <see cref="OutOfMemoryException"/> and programming errors, becomes one of these with the cause as its
/// <see cref="Exception.InnerException"/>. Messages carry neither the API key nor texts of the request.
/// </remarks>
public class TokenOpsException : Exception
{
    private HttpStatusCode? _statusCode;
    private string? _requestId;

    /// <summary>Creates the exception with a general message.</summary>
    public TokenOpsException()
        : this("The call to the TokenOps API failed.")
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened and what to try.</param>
    public TokenOpsException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened and what to try.</param>
    /// <param name="innerException">The cause, or null.</param>
    public TokenOpsException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>How many times the request was sent, or tried to be sent, before the call was given up.</summary>
    /// <value>0 when nothing was sent; 1 when there was no retry.</value>
    public int Attempts { get; set; }

    /// <summary>Gets the HTTP status of the response that the call had when it failed.</summary>
    /// <value>Null when there was no response; 200 when the failure came after a success had been announced.</value>
    public HttpStatusCode? StatusCode
    {
        get => _statusCode;
        init => _statusCode = value;
    }

    /// <summary>Gets the identifier that the server gave the call (<c>x-request-id</c> or a relative of it); quote it to the provider's support.</summary>
    /// <value>Null when there was no response, or the response had none.</value>
    public string? RequestId
    {
        get => _requestId;
        init => _requestId = value;
    }

    /// <inheritdoc/>
    public override string Message => Note is null ? base.Message : base.Message + " " + Note;

    /// <summary>What the pipeline has to add once it knows why it stopped trying.</summary>
    internal string? Note { get; set; }

    /// <summary>Remembers the response that there was, unless one is known already.</summary>
    internal void Remember(HttpStatusCode? statusCode, string? requestId)
    {
        _statusCode ??= statusCode;
        _requestId ??= requestId;
    }
}
