using System;
using System.Collections.Generic;
using System.Net;

namespace TokenOps.Runtime;

/// <summary>What an <see cref="ApiException"/> tells of the answer.</summary>
internal sealed class AnswerFacts
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> NoHeaders =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);

    public HttpStatusCode? StatusCode { get; set; }

    public string? RequestId { get; set; }

    public string? Code { get; set; }

    public string? Type { get; set; }

    public string? Param { get; set; }

    public string? ErrorMessage { get; set; }

    public string? Details { get; set; }

    public string RawBody { get; set; } = string.Empty;

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Headers { get; set; } = NoHeaders;

    public static AnswerFacts Of(Reply reply, string text)
    {
        var body = ErrorBody.Parse(text);
        var key = reply.Call.Settings.ApiKey;
        return new AnswerFacts
        {
            StatusCode = reply.Response.StatusCode,
            RequestId = reply.RequestId,
            Code = body.Code,
            Type = body.Type,
            Param = body.Param,
            ErrorMessage = body.Message is null ? null : Redaction.Key(body.Message, key),
            Details = body.Details is null ? null : Redaction.Key(body.Details, key),
            RawBody = Redaction.Key(text, key),
            Headers = reply.CopyHeaders(),
        };
    }
}
