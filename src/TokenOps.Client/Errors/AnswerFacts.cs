using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;

namespace TokenOps.Runtime;

/// <summary>What an <see cref="ApiException"/> tells of the answer.</summary>
internal sealed class AnswerFacts
{
    private const int LongestRawBody = 64 * 1024;

    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> NoHeaders =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);

    public HttpStatusCode? StatusCode { get; set; }

    public string? RequestId { get; set; }

    public string? Code { get; set; }

    public string? Type { get; set; }

    /// <summary>Gets or sets the HTTP status that the body itself names.</summary>
    public int? ToldStatus { get; set; }

    public string? Param { get; set; }

    public string? ErrorMessage { get; set; }

    public string? Details { get; set; }

    public string RawBody { get; set; } = string.Empty;

    public string? ReasonPhrase { get; set; }

    public string? MediaType { get; set; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Headers { get; set; } = NoHeaders;

    /// <summary>Takes the facts of a response, with the key and the request's texts masked in all of them.</summary>
    public static AnswerFacts Of(Reply reply, string text)
    {
        var body = ErrorBody.Parse(text);
        text = text.Length <= LongestRawBody ? text : text.Remove(LongestRawBody);
        var headers = reply.CopyHeaders().SelectMany(static header => header.Value.Select(value => (header.Key, Value: value))).ToList();
        var masked = reply.Call.Redactor.MaskAll(
            [text, reply.RequestId, body.Code, body.Type, body.Param, body.Message, body.Details, reply.Response.ReasonPhrase, reply.MediaType, .. headers.Select(static header => header.Value)]);
        return new AnswerFacts
        {
            StatusCode = reply.Response.StatusCode,
            ToldStatus = body.Status,
            RawBody = masked[0]!,
            RequestId = masked[1],
            Code = masked[2],
            Type = masked[3],
            Param = masked[4],
            ErrorMessage = masked[5],
            Details = masked[6],
            ReasonPhrase = masked[7],
            MediaType = masked[8],
            Headers = headers
                .Select((header, index) => (header.Key, Value: masked[9 + index]!))
                .GroupBy(static header => header.Key, static header => header.Value, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(static values => values.Key, static values => (IReadOnlyList<string>)[.. values], StringComparer.OrdinalIgnoreCase),
        };
    }
}
