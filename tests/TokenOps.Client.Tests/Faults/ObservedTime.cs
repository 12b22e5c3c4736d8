using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;

namespace TokenOps.Client.Tests.Faults;

/// <summary>
/// A clock that stands still, except that it jumps over waits of at most <see cref="JumpUpTo"/>, which are the pauses
/// between attempts; the time limits of the tests are longer.
/// </summary>
internal sealed class ObservedTime : FakeTimeProvider
{
    // Of the machine's clock: a timer that is never set fails the test instead of keeping it forever.
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(1);

    private readonly ConcurrentQueue<TimeSpan> _waits = new();
    private readonly ConcurrentDictionary<TimeSpan, TaskCompletionSource> _armed = new();

    public ObservedTime()
        : base(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero))
    {
    }

    public TimeSpan JumpUpTo { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The waits that were jumped over, in seconds.</summary>
    public IReadOnlyList<double> Waits => [.. _waits.Select(wait => wait.TotalSeconds)];

    /// <summary>Ends when a timer is set to this duration.</summary>
    /// <exception cref="TimeoutException">None was set to it for a minute.</exception>
    public Task Armed(TimeSpan due) => Signal(due).Task.WaitAsync(Deadline);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ObservedTimer(this, base.CreateTimer(callback, state, dueTime, period));
        Observe(dueTime);
        return timer;
    }

    private TaskCompletionSource Signal(TimeSpan due) =>
        _armed.GetOrAdd(due, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    private void Observe(TimeSpan due)
    {
        Signal(due).TrySetResult();
        if (due > TimeSpan.Zero && due <= JumpUpTo)
        {
            _waits.Enqueue(due);
            ThreadPool.QueueUserWorkItem(_ => Advance(due));
        }
    }

    private sealed class ObservedTimer(ObservedTime time, ITimer inner) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var changed = inner.Change(dueTime, period);
            time.Observe(dueTime);
            return changed;
        }

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
