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
    private HttpRequestMessage? _message;

    public AttemptScope(Call call)
    {
        _call = call;
        _source = CancellationTokenSource.CreateLinkedTokenSource(call.Caller);
        Token = _source.Token;
        var due = Arm(call.Settings.AttemptTimeout ?? Timeout.InfiniteTimeSpan, TokenOpsTimeoutKind.Attempt);
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

    /// <summary>Counts <see cref="TokenOpsClientOptions.StreamIdleTimeout"/> from now on, in place of the attempt's limit.</summary>
    public void RestartIdle() => _timer?.Change(Arm(_call.Settings.StreamIdleTimeout, TokenOpsTimeoutKind.StreamIdle), Timeout.InfiniteTimeSpan);

    /// <summary>Only the overall limit counts from now on: the silence is the caller's own.</summary>
    public void PauseIdle() => _timer?.Change(Arm(Timeout.InfiniteTimeSpan, TokenOpsTimeoutKind.Overall), Timeout.InfiniteTimeSpan);

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
        _timer?.Dispose();
        _source.Dispose();
        _message?.Dispose();
    }

    private TimeSpan Arm(TimeSpan limit, TokenOpsTimeoutKind kind)
    {
        var left = _call.Remaining;
        var overall = left != Timeout.InfiniteTimeSpan && (limit == Timeout.InfiniteTimeSpan || left <= limit);
        _armed = overall ? TokenOpsTimeoutKind.Overall : kind;
        return overall ? left : limit;
    }

    private void Expire()
    {
        Interlocked.CompareExchange(ref _expired, (int)_armed + 1, 0);
        Abort();
    }
}
