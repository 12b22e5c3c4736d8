using System;
using System.Globalization;
using System.Net.Http;
using System.Security.Authentication;

namespace TokenOps.Runtime;

/// <summary>Decides whether a failed attempt is followed by another, and writes into the exception why not.</summary>
internal static class RetryRules
{
    private const string LostResponse =
        "It was not sent again, because the server may have done the work already and would charge twice; RetryLostReplies permits it.";

    /// <summary>After an answer that tells an error.</summary>
    public static RetryAdvice AfterAnswer(Call call, AttemptScope scope, HttpResponseMessage response, ApiException error)
    {
        var asked = ReplyHeaders.First(response, "x-should-retry")?.Trim().ToUpperInvariant();
        if (asked == "FALSE" || (asked != "TRUE" && (!IsPassing((int)response.StatusCode) || IsOutOfQuota(error))))
        {
            return default;
        }

        if (asked != "TRUE" && IsLostByGateway((int)response.StatusCode) && !MayRepeat(call))
        {
            error.Note = LostResponse;
            return default;
        }

        return Advise(call, scope, response, error);
    }

    /// <summary>After an attempt that brought no usable answer.</summary>
    public static RetryAdvice AfterFailure(Call call, AttemptScope scope, Exception failure)
    {
        var (transient, sent) = failure switch
        {
            // A certificate does not get better by asking again.
            TokenOpsConnectionException { InnerException: HttpRequestException { InnerException: AuthenticationException } } => (false, false),
            TokenOpsConnectionException connection => (true, connection.RequestWasSent),
            TokenOpsTimeoutException { Kind: not TokenOpsTimeoutKind.Overall } timeout => (true, timeout.RequestWasSent),
            _ => (false, false),
        };
        if (!transient)
        {
            return default;
        }

        var error = (TokenOpsException)failure;
        if (sent && !MayRepeat(call))
        {
            error.Note = LostResponse;
            return default;
        }

        if (failure is TokenOpsConnectionException && !sent && scope.Content is { Started: true } && ++call.BrokenUploads > 1)
        {
            // Once may be chance. A server that refuses uploads of this size does so every time, and each costs the whole way.
            error.Note = "It was not sent a third time, because the connection broke again while the body was being sent, as it does when a server or proxy refuses a body of this size.";
            return default;
        }

        return Advise(call, scope, response: null, error);
    }

    private static bool IsPassing(int status) => status is 408 or 409 or 429 or >= 500;

    // The gateway passed the request on and got no usable response, so the work may be done: RFC 9110, sections 15.6.3 and
    // 15.6.5, and what a well-known gateway sends beyond them.
    private static bool IsLostByGateway(int status) => status is 502 or 504 or 520 or 524;

    // Waiting does not fill an account.
    private static bool IsOutOfQuota(ApiException error) =>
        error.Code is "insufficient_quota" or "billing_hard_limit_reached" or "billing_not_active" || error.Type is "insufficient_quota";

    private static bool MayRepeat(Call call) => call.Settings.RetryLostReplies || call.Operation.Method is not ("POST" or "PATCH");

    private static RetryAdvice Advise(Call call, AttemptScope scope, HttpResponseMessage? response, TokenOpsException error)
    {
        if (call.MaxRetries == 0)
        {
            return default;
        }

        if (call.Attempt > call.MaxRetries)
        {
            error.Note = $"Given up after {call.Attempt.ToString(CultureInfo.InvariantCulture)} attempts.";
            return default;
        }

        if (scope.Content is { CanReplay: false, Started: true })
        {
            error.Note = "It was not sent again, because a stream in the request can be read only once; files and byte arrays can be sent again.";
            return default;
        }

        var delay = RetryDelay.Next(response, call.Attempt, call.Settings.Time, call.Settings.Random());
        if (call.Remaining != System.Threading.Timeout.InfiniteTimeSpan && delay >= call.Remaining)
        {
            error.Note = $"It was not sent again, because the wait of {delay.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)} s before that would outlast Timeout.";
            return default;
        }

        return new RetryAdvice(Retry: true, delay);
    }
}
