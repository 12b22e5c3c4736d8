using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>Asks for a job until it is done.</summary>
internal static class Polling
{
    private const string PollHeader = "openai-poll-after-ms";
    private const string IntervalName = nameof(PollingOptions) + "." + nameof(PollingOptions.Interval);
    private const string TimeoutName = nameof(PollingOptions) + "." + nameof(PollingOptions.Timeout);

    /// <summary>Asks for a job until it is done.</summary>
    /// <param name="ask">Asks once.</param>
    /// <param name="status">The job's status; null for none.</param>
    /// <param name="options">What differs for the calls; a copy that belongs to this method.</param>
    /// <param name="polling">How often to ask; null for the defaults.</param>
    /// <param name="clock">The clock of the client; null for the system's.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="ArgumentException">A member of <paramref name="polling"/> is out of its range.</exception>
    public static Task<TJob> UntilDoneAsync<TJob, TOptions>(
        Func<TOptions, CancellationToken, Task<TJob>> ask, Func<TJob, string?> status, TOptions options, PollingOptions? polling, TimeProvider? clock, CancellationToken cancellationToken)
        where TOptions : CallOptions
    {
        polling ??= new PollingOptions();
        if (polling.Interval is { } interval)
        {
            OptionCheck.Interval(interval, IntervalName);
        }

        if (polling.Timeout is { } timeout)
        {
            OptionCheck.Duration(timeout, TimeoutName, infinite: false);
        }

        return RunAsync(ask, status, options, (polling.Interval, polling.Timeout, polling.IsDone ?? JobStatus.IsEnd), clock ?? TimeProvider.System, cancellationToken);
    }

    private static async Task<TJob> RunAsync<TJob, TOptions>(
        Func<TOptions, CancellationToken, Task<TJob>> ask, Func<TJob, string?> status, TOptions options,
        (TimeSpan? Interval, TimeSpan? Timeout, Func<string, bool> IsDone) polling, TimeProvider time, CancellationToken cancellationToken)
        where TOptions : CallOptions
    {
        ResponseInfo? latest = null;
        var observer = options.OnResponse;
        options.OnResponse = response =>
        {
            latest = response;
            observer?.Invoke(response);
        };

        var started = time.GetTimestamp();
        for (var asked = 0; ; asked++)
        {
            var job = await ask(options, cancellationToken).ConfigureAwait(false);
            if (status(job) is { } text && polling.IsDone(text))
            {
                return job;
            }

            var delay = Advice(latest, time) ?? polling.Interval ?? TimeSpan.FromSeconds(Math.Min(1 + asked, 10));
            if (polling.Timeout is { } limit && time.GetElapsedTime(started) + delay > limit)
            {
                throw new TokenOpsTimeoutException($"The job was not done after {time.GetElapsedTime(started).TotalSeconds:0.#} s; PollingOptions.Timeout allows {limit.TotalSeconds:0.#} s. It may still go on: ask for it again.") { Limit = limit, RequestWasSent = true };
            }

#if NET8_0_OR_GREATER
            await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
#else
            await time.Delay(delay, cancellationToken).ConfigureAwait(false);
#endif
        }
    }

    // A server that asks for no wait at all, or for a year, is not heard.
    private static TimeSpan? Advice(ResponseInfo? response, TimeProvider time)
    {
        var advice = RetryDelay.Asked(First(response, PollHeader) ?? First(response, RetryDelay.MillisecondsHeader), First(response, RetryDelay.SecondsHeader), time);
        return advice > TimeSpan.Zero && advice <= TimeSpan.FromMinutes(10) ? advice : null;
    }

    private static string? First(ResponseInfo? response, string name) =>
        response is not null && response.Headers.TryGetValue(name, out IReadOnlyList<string>? values) && values.Count > 0 ? values[0] : null;
}
