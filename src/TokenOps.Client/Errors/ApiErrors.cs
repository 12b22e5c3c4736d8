using System;
using System.Net;
using System.Net.Http;

namespace TokenOps.Runtime;

/// <summary>Makes the exception for an error that a server told, by status or inside an event stream.</summary>
internal static class ApiErrors
{
    /// <summary>An error answer.</summary>
    /// <param name="reply">The answer.</param>
    /// <param name="text">The beginning of its body.</param>
    public static ApiException FromAnswer(Reply reply, string text)
    {
        var facts = AnswerFacts.Of(reply, text);
        return Create(reply, facts, reply.Response.StatusCode, ErrorWords.OfAnswer(reply, facts));
    }

    /// <summary>An error told inside an event stream: the answer's status was fine, so the payload has to say the kind.</summary>
    public static ApiException FromEvent(Reply reply, string payload)
    {
        var facts = AnswerFacts.Of(reply, payload);
        return Create(reply, facts, ErrorKinds.Guess(facts), ErrorWords.OfEvent(reply, facts));
    }

    /// <summary>An error that is the body of a response whose status says success.</summary>
    /// <param name="reply">The response.</param>
    /// <param name="text">The beginning of its body.</param>
    public static ApiException FromResponse(Reply reply, string text)
    {
        var facts = AnswerFacts.Of(reply, text);
        return Create(reply, facts, ErrorKinds.Guess(facts), ErrorWords.OfResponse(reply, facts));
    }

    /// <summary>Makes the exception of the kind that a status says.</summary>
    public static ApiException Create(HttpStatusCode kind, string message, HttpResponseMessage response, TimeProvider time) => (int)kind switch
    {
        401 => new TokenOpsAuthenticationException(message),
        403 => new TokenOpsPermissionException(message),
        404 or 410 => new TokenOpsNotFoundException(message),
        429 => new TokenOpsRateLimitException(message)
        {
            RetryAfter = RetryDelay.Asked(response, time) is { } asked ? (asked < TimeSpan.Zero ? TimeSpan.Zero : asked) : null,
        },
        >= 500 => new TokenOpsServerException(message),
        >= 400 => new TokenOpsInvalidRequestException(message),
        _ => new TokenOpsResponseException(message),
    };

    private static ApiException Create(Reply reply, AnswerFacts facts, HttpStatusCode kind, string words)
    {
        var error = Create(kind, words + " " + ErrorWords.Advice(kind, facts.RequestId is { Length: > 0 }), reply.Response, reply.Call.Settings.Time);
        error.Describe(facts);
        return error;
    }
}
