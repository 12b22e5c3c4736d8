using System;
using System.Globalization;
using System.IO;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;

namespace TokenOps.Runtime;

/// <summary>
/// The one place where exceptions become the client's own. What leaves is a <see cref="TokenOpsException"/>, the
/// cancellation that the caller asked for, or, as long as nothing was sent, an <see cref="ArgumentException"/>.
/// </summary>
internal static class Failures
{
    private const string CheckAddress = "Check that the base address is the API's and that no proxy answers in its place.";

    /// <summary>Translates what an attempt threw.</summary>
    public static Exception Translate(Exception error, Call call, AttemptScope scope, Reply? reply)
    {
        var failure = Find(error, call, scope, reply);
        if (reply is not null && failure is TokenOpsException ours)
        {
            ours.Remember(reply.Response.StatusCode, reply.RequestId is { } id ? call.Redactor.Mask(id) : null);
        }

        return failure;
    }

    /// <summary>Whether an exception may leave a call as it is.</summary>
    public static bool MayLeave(Exception error, Call call) => error switch
    {
        TokenOpsException => true,
        OperationCanceledException => call.Caller.IsCancellationRequested,
        ArgumentException => !call.HasSent,
        _ => false,
    };

    /// <summary>Translates what was thrown outside of any attempt: by checking the request, or by the caller's clock.</summary>
    public static Exception Unexpected(Exception error, Call call) =>
        call.Caller.IsCancellationRequested
            ? new OperationCanceledException("The call was cancelled.", error, call.Caller)
            : call.HasSent ? Broken(call, error) : NotWritten(call, error);

    /// <summary>What the platform's exception says about a body or a connection, whoever reads it.</summary>
    public static FailureKind KindOf(Exception error) => error switch
    {
        OperationCanceledException or TimeoutException or Polly.Timeout.TimeoutRejectedException => FailureKind.TimeLimit,
        InvalidDataException => FailureKind.DamagedBody,
#if !NETSTANDARD
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => FailureKind.TooManyHeaders,
        HttpIOException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => FailureKind.TooManyHeaders,
#endif
        HttpRequestException or IOException or SocketException or AuthenticationException => FailureKind.Connection,
        _ => FailureKind.Unknown,
    };

    private static Exception Find(Exception error, Call call, AttemptScope scope, Reply? reply)
    {
        if (error is TokenOpsException && !(call.Caller.IsCancellationRequested && error is TokenOpsConnectionException))
        {
            return error;
        }

        if (call.Caller.IsCancellationRequested)
        {
            return new OperationCanceledException("The call was cancelled.", call.Redactor.Mask(error), call.Caller);
        }

        if (scope.Expired is { } kind)
        {
            return TimedOut(kind, call, scope, error);
        }

        if (scope.Phase == AttemptPhase.Writing)
        {
            return error is ArgumentException && !call.HasSent ? error : NotWritten(call, error);
        }

        if (scope.Phase == AttemptPhase.Sending && scope.Content?.SourceError is { } source)
        {
            return source as TokenOpsException ?? NotWritten(call, source);
        }

        return reply is null ? OfSending(error, call, scope) : OfReading(error, call, scope, reply);
    }

    private static TokenOpsException OfSending(Exception error, Call call, AttemptScope scope) => KindOf(error) switch
    {
        FailureKind.TimeLimit => TimedOut(TokenOpsTimeoutKind.HttpClient, call, scope, error),
        FailureKind.TooManyHeaders => TooMuchHead(call, error),
        FailureKind.Connection => Disconnected(call, scope, error),
        _ => Broken(call, error),
    };

    private static TokenOpsException OfReading(Exception error, Call call, AttemptScope scope, Reply reply) => error switch
    {
        ReplyErrorException told => ApiErrors.FromResponse(reply, told.RawText),
        ReplyFormatException format => Unreadable(reply, Lower(format.Message), format.RawText, error),
        ObjectDisposedException when scope.Token.IsCancellationRequested => Disconnected(call, scope, error),
        _ => KindOf(error) switch
        {
            FailureKind.TimeLimit => TimedOut(TokenOpsTimeoutKind.HttpClient, call, scope, error),
            FailureKind.TooManyHeaders => TooMuchHead(call, error),
            FailureKind.Connection => Disconnected(call, scope, error),
            FailureKind.DamagedBody => Unreadable(reply, "its compressed body is damaged or cut off", string.Empty, error),
            _ when reply.IsCompressed => Unreadable(reply, "its compressed body is damaged", string.Empty, error),
            _ => Unreadable(reply, "reading it failed with " + error.GetType().Name, string.Empty, error),
        },
    };

    // The caller's handler, or the platform itself: nobody knows how far the request came.
    private static TokenOpsException Broken(Call call, Exception error) => new(
        error is ObjectDisposedException
            ? $"{call.Operation.Id} could not be completed, because the client, its HttpClient or something in it was disposed. Keep them for as long as calls are made."
            : $"{call.Operation.Id} failed with {error.GetType().Name} where it was sent: in the HttpClient handed in, in a handler in it, or in the platform. The inner exception says more.",
        call.Redactor.Mask(error));

    private static RequestValidationException NotWritten(Call call, Exception error) => new(
        $"The request of {call.Operation.Id} could not be written: {error.GetType().Name}. Correct what the request holds; the inner exception says more.", call.Redactor.Mask(error));

    /// <summary>The answer is a success that cannot be read.</summary>
    public static TokenOpsResponseException Unreadable(Reply reply, string why, string rawText, Exception? inner = null, string advice = CheckAddress)
    {
        var status = ((int)reply.Response.StatusCode).ToString(CultureInfo.InvariantCulture);
        var facts = AnswerFacts.Of(reply, rawText);
        var type = facts.MediaType ?? "no content type";
        var id = facts.RequestId is { Length: > 0 } requestId ? " Request id: " + Redactor.Bound(requestId) + "." : string.Empty;
        var error = new TokenOpsResponseException(
            $"The server answered {status} ({type}) to {reply.Call.Operation.Id}, but the answer cannot be used: {reply.Call.Redactor.MaskForMessage(why).TrimEnd('.')}. " + advice + id,
            inner is null ? null : reply.Call.Redactor.Mask(inner));
        error.Describe(facts);
        return error;
    }

    public static TokenOpsResponseException TooLarge(Reply reply) => Unreadable(
        reply, "its body is larger than " + reply.Call.Settings.MaxResponseBytes.ToString("N0", CultureInfo.InvariantCulture) + " bytes (MaxResponseBytes)", string.Empty, advice: "Raise MaxResponseBytes if responses may be that long.");

    public static TokenOpsResponseException Encoding(Reply reply, string encoding) =>
        Unreadable(reply, "its body is compressed with '" + encoding + "', which this platform cannot undo", string.Empty, advice: "Ask for responses that are not compressed, or run on a newer .NET.");

    private static TokenOpsTimeoutException TimedOut(TokenOpsTimeoutKind kind, Call call, AttemptScope scope, Exception inner)
    {
        inner = call.Redactor.Mask(inner);
        var settings = call.Settings;
        var (limit, words) = kind switch
        {
            TokenOpsTimeoutKind.Overall => (call.Timeout, "took longer than the {0} of Timeout, which covers all attempts and waits"),
            TokenOpsTimeoutKind.Attempt => (settings.AttemptTimeout, "had an attempt that took longer than the {0} of AttemptTimeout"),
            TokenOpsTimeoutKind.StreamIdle => (settings.StreamIdleTimeout, "heard nothing for the {0} of StreamIdleTimeout in the middle of its reply"),
            _ => ((TimeSpan?)null, "was ended by a time limit of the HttpClient handed in or of a handler in it (its Timeout is 100 s unless set, a standard resilience handler's attempts 10 s)"),
        };
        var where = scope.Phase == AttemptPhase.Reading
            ? " The response had begun."
            : scope.RequestWasSent ? " The request had been sent in full." : " The request had not been sent in full.";
        var text = limit is { } span ? string.Format(CultureInfo.InvariantCulture, words, Span(span)) : words;
        return new TokenOpsTimeoutException(call.Operation.Id + " " + text + "." + where + " Some calls take minutes; raise the limit if the server is just slow.", inner)
        {
            Kind = kind,
            Limit = limit,
            RequestWasSent = scope.RequestWasSent,
        };
    }

    private static TokenOpsConnectionException Disconnected(Call call, AttemptScope scope, Exception inner)
    {
        inner = call.Redactor.Mask(inner);
        var where = (scope.Phase, scope.RequestWasSent, scope.Content?.Started) switch
        {
            (AttemptPhase.Reading, _, _) => "broke while the reply was read",
            (_, true, _) => "broke after the request had been sent, before a complete answer came",
            (_, false, true) => "broke while the request was sent",
            _ => "could not be used before anything was sent",
        };
        var server = Origin.Describe(new Uri(call.BaseAddress.GetLeftPart(UriPartial.Authority)));
        return new TokenOpsConnectionException($"The connection to {server} {where} ({Cause(scope.Content?.ConnectionError ?? inner)}). Check the address, the network and any proxy.", inner)
        {
            RequestWasSent = scope.RequestWasSent,
        };
    }

    private static TokenOpsResponseException TooMuchHead(Call call, Exception inner) => new(
        $"The server answered {call.Operation.Id} with more headers than the HttpClient takes (64 KB unless its handler is told otherwise). Check that the base address is the API's.", call.Redactor.Mask(inner));

    // The innermost exception says it best: "Connection refused", "The remote certificate is invalid ...".
    private static string Cause(Exception error)
    {
        while (error.InnerException is { } inner)
        {
            error = inner;
        }

        var cause = error is SocketException socket ? socket.SocketErrorCode.ToString() : Redactor.Bound(error.Message).Trim().TrimEnd('.');
        return cause.Length > 0 ? cause : error.GetType().Name;
    }

    private static string Lower(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text.Substring(1);

    private static string Span(TimeSpan span) =>
        span.TotalSeconds < 180 ? span.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture) + " s" : span.TotalMinutes.ToString("0.##", CultureInfo.InvariantCulture) + " min";
}
