using System;
using System.Globalization;
using System.Net.Http;
using System.Security.Authentication;

namespace TokenOps.Runtime;

/// <summary>Decides whether a failed attempt is followed by another, and writes into the exception why not.</summary>
internal static class RetryRules
{
    /// <summary>After an answer that tells an error.</summary>
    public static RetryAdvice AfterAnswer(Call call, AttemptScope scope, HttpResponseMessage response, TokenOpsException error)
    {
        var wanted = ReplyHeaders.First(response, "x-should-retry")?.Trim().ToUpperInvariant() switch
        {
            "TRUE" => true,
            "FALSE" => false,
            _ => (int)response.StatusCode is 408 or 409 or 429 or >= 500,
        };
        return wanted ? Advise(call, scope, response, error) : default;
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
        if (sent && !call.Settings.RetryLostReplies && call.Operation.Method is "POST" or "PATCH")
        {
            error.Note = "It was not sent again, because the server may have done the work already and would charge twice; RetryLostReplies permits it.";
            return default;
        }

        return Advise(call, scope, response: null, error);
    }

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
