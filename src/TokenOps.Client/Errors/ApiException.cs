using System;
using System.Collections.Generic;
using TokenOps.Runtime;

namespace TokenOps;

/// <summary>The server answered, and the answer is a refusal or a failure. Its subclasses say which kind.</summary>
public class ApiException : TokenOpsException
{
    private AnswerFacts _facts = new();

    /// <summary>Creates the exception with a general message.</summary>
    public ApiException()
    {
    }

    /// <summary>Creates the exception; for test doubles, set the properties of interest as well.</summary>
    /// <param name="message">What happened and what to try.</param>
    public ApiException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception; for test doubles, set the properties of interest as well.</summary>
    /// <param name="message">What happened and what to try.</param>
    /// <param name="innerException">The cause, or null.</param>
    public ApiException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The error's <c>code</c> as text, whether the server sent a number or a string.</summary>
    /// <value>Null when the answer had none.</value>
    public string? Code
    {
        get => _facts.Code;
        init => _facts.Code = value;
    }

    /// <summary>The error's <c>type</c>, such as <c>invalid_request_error</c>.</summary>
    /// <value>Null when the answer had none.</value>
    public string? Type
    {
        get => _facts.Type;
        init => _facts.Type = value;
    }

    /// <summary>The name of the request's member that the error is about (<c>param</c>).</summary>
    /// <value>Null when the answer had none.</value>
    public string? Param
    {
        get => _facts.Param;
        init => _facts.Param = value;
    }

    /// <summary>The server's own words, with the API key and the request's texts masked should the server have repeated them.</summary>
    /// <value>Null when the answer had none that could be understood.</value>
    public string? ErrorMessage
    {
        get => _facts.ErrorMessage;
        init => _facts.ErrorMessage = value;
    }

    /// <summary>The error's <c>details</c> as JSON text.</summary>
    /// <value>Null when the answer had none.</value>
    public string? Details
    {
        get => _facts.Details;
        init => _facts.Details = value;
    }

    /// <summary>The start of the response's body as text, with the API key and the request's texts masked should the server have repeated them.</summary>
    /// <value>At most 65,536 bytes of the body; empty when there was none. Of base64 values in a response that is not an error stands how long they are: <c>&lt;base64, 1234 bytes&gt;</c>.</value>
    public string RawBody
    {
        get => _facts.RawBody;
        init => _facts.RawBody = value;
    }

    /// <summary>The response's headers, masked like <see cref="RawBody"/>; names are compared without case.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Headers
    {
        get => _facts.Headers;
        init => _facts.Headers = value;
    }

    internal void Describe(AnswerFacts facts)
    {
        _facts = facts;
        Remember(facts.StatusCode, facts.RequestId);
    }
}
