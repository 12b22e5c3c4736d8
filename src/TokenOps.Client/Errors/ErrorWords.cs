using System;
using System.Globalization;
using System.Net;
using System.Text;

namespace TokenOps.Runtime;

/// <summary>The sentences of exceptions about answers: what happened, what the server says, what to try.</summary>
internal static class ErrorWords
{
    public static string OfAnswer(Reply reply, AnswerFacts facts)
    {
        var text = new StringBuilder("The server answered ")
            .Append(((int)reply.Response.StatusCode).ToString(CultureInfo.InvariantCulture));
        if (facts.ReasonPhrase is { Length: > 0 and < 100 } reason)
        {
            text.Append(' ').Append(reason);
        }

        text.Append(" to ").Append(reply.Call.Operation.Id);
        return Finish(text, facts);
    }

    public static string OfResponse(Reply reply, AnswerFacts facts)
    {
        var status = ((int)reply.Response.StatusCode).ToString(CultureInfo.InvariantCulture);
        return Finish(new StringBuilder("The server answered ").Append(status).Append(" to ").Append(reply.Call.Operation.Id).Append(", but with an error instead of a result"), facts);
    }

    public static string OfEvent(Reply reply, AnswerFacts facts) =>
        Finish(new StringBuilder("The event stream of ").Append(reply.Call.Operation.Id).Append(" ended with an error"), facts);

    /// <summary>What to try.</summary>
    /// <param name="kind">The kind of error.</param>
    /// <param name="hasRequestId">Whether there is a request id to quote.</param>
    public static string Advice(HttpStatusCode kind, bool hasRequestId) => (int)kind switch
    {
        401 => "Check the API key (TokenOpsClientOptions.ApiKey or TOKENOPS_API_KEY) and that it belongs to this server.",
        403 => "Check what the key's account may do and from where.",
        404 => "Check the base address, the model's name and the identifiers in the request.",
        408 or 409 => "Try again later.",
        413 => "Send smaller or fewer files.",
        429 => "Send less at a time, wait, or check the account's quota.",
        501 or 505 => "The server does not offer this.",
        >= 500 when hasRequestId => "Try again later; if it stays, ask the provider and quote the request id.",
        >= 500 => "Try again later; if it stays, ask the provider.",
        >= 400 => "Correct the request; sending it again unchanged will not help.",
        _ => "Check the base address.",
    };

    // The facts are masked already.
    private static string Finish(StringBuilder text, AnswerFacts facts)
    {
        if (facts.ErrorMessage is { Length: > 0 } message)
        {
            text.Append(": ").Append(Redactor.Bound(message).TrimEnd());
        }
        else if (HtmlTitle(facts.RawBody) is { } title)
        {
            text.Append(" with an HTML page, as proxies do").Append(title.Length == 0 ? string.Empty : ": " + title);
        }

        if (text[text.Length - 1] is not ('.' or '!' or '?' or '。' or '！' or '？' or '…'))
        {
            text.Append('.');
        }

        Append(text, "Code", facts.Code);
        Append(text, "Type", facts.Type);
        Append(text, "Parameter", facts.Param);
        Append(text, "Request id", facts.RequestId);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            text.Append(' ').Append(name).Append(": ").Append(Redactor.Bound(value!)).Append('.');
        }
    }

    // Null when the body is no HTML.
    private static string? HtmlTitle(string body)
    {
        var start = body.TrimStart();
        if (start.Length == 0 || start[0] != '<')
        {
            return null;
        }

        var open = body.IndexOf("<title>", StringComparison.OrdinalIgnoreCase);
        var close = open < 0 ? -1 : body.IndexOf("</title>", open, StringComparison.OrdinalIgnoreCase);
        return close < 0 ? string.Empty : Redactor.Bound(body.Substring(open + 7, close - open - 7).Trim());
    }
}
