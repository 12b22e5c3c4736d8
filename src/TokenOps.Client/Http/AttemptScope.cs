using System;
using System.Net.Http;
using System.Threading;

namespace TokenOps.Runtime;

/// <summary>The time limits of one attempt, one timer for all of them: a token that ends it, and afterwards the reason.</summary>
internal sealed class AttemptScope : IDisposable
{
    private readonly Call _call;
    private readonly CancellationTokenSource _source;
    private readonly ITimer? _timer;
    private TokenOpsTimeoutKind _armed;
    private int _expired;
    private readonly long _started;
    private bool _attemptLimitIsLifted;
    private HttpRequestMessage? _message;

    public AttemptScope(Call call)
    {
        _call = call;
        _started = call.Settings.Time.GetTimestamp();
        _source = CancellationTokenSource.CreateLinkedTokenSource(call.Caller);
        Token = _source.Token;
        var due = Arm(Timeout.InfiniteTimeSpan);
        _timer = call.Settings.Time.CreateTimer(static state => ((AttemptScope)state!).Expire(), this, due, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Cancelled by the caller, by a limit, or by <see cref="Abort"/>. Outlives the scope.</summary>
    public CancellationToken Token { get; }

    public AttemptPhase Phase { get; set; }

    /// <summary>The body of the request last sent; null when it had none.</summary>
    public RequestBody? Content { get; private set; }

    /// <summary>Where the message last sent went.</summary>
    public Uri? Address => _message?.RequestUri;

    /// <summary>The limit that ended the attempt; null when none did.</summary>
    public TokenOpsTimeoutKind? Expired => Volatile.Read(ref _expired) == 0 ? null : (TokenOpsTimeoutKind)(_expired - 1);

    /// <summary>Whether the request left in full, so that the server may be doing the work.</summary>
    public bool RequestWasSent => Phase == AttemptPhase.Reading || (Phase == AttemptPhase.Sending && Content is { Completed: true });

    /// <summary>Counts <see cref="TokenOpsClientOptions.StreamIdleTimeout"/> from now on, besides the other limits.</summary>
    public void RestartIdle() => _timer?.Change(Arm(_call.Settings.StreamIdleTimeout), Timeout.InfiniteTimeSpan);

    /// <summary>Stops counting silence, which is the caller's own from now on.</summary>
    public void PauseIdle() => _timer?.Change(Arm(Timeout.InfiniteTimeSpan), Timeout.InfiniteTimeSpan);

    /// <summary>Ends the attempt's own limit: how long the caller takes to read what it is handed is the caller's business.</summary>
    public void LiftAttemptLimit()
    {
        _attemptLimitIsLifted = true;
        PauseIdle();
    }

    /// <summary>Takes over the message that is sent now, in place of the one before it.</summary>
    public void Take(HttpRequestMessage message, RequestBody? body)
    {
        _message?.Dispose();
        _message = message;
        _call.SentHeaders = message.Headers;
        Content = body;
    }

    public void Abort()
    {
        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The attempt ended while its timer fired.
        }
    }

    public void Dispose()
    {
        _timer.CloseQuietly();
        _source.Dispose();
        _message.CloseQuietly();
    }

    // The shortest of the limits that count now.
    private TimeSpan Arm(TimeSpan idle)
    {
        var due = Timeout.InfiniteTimeSpan;
        void Take(TimeSpan left, TokenOpsTimeoutKind kind)
        {
            if (left != Timeout.InfiniteTimeSpan && (due == Timeout.InfiniteTimeSpan || left < due))
            {
                (due, _armed) = (left, kind);
            }
        }

        Take(_call.Remaining, TokenOpsTimeoutKind.Overall);
        if (_call.Settings.AttemptTimeout is { } limit && !_attemptLimitIsLifted)
        {
            var left = limit - _call.Settings.Time.GetElapsedTime(_started);
            Take(left > TimeSpan.Zero ? left : TimeSpan.Zero, TokenOpsTimeoutKind.Attempt);
        }

        Take(idle, TokenOpsTimeoutKind.StreamIdle);
        return due;
    }

    private void Expire()
    {
        Interlocked.CompareExchange(ref _expired, (int)_armed + 1, 0);
        Abort();
    }
}
