using System.Diagnostics;

namespace TokenOps.FuzzTests;

/// <summary>Ends the process when an input takes too long: nothing else can stop a loop that does not end.</summary>
internal sealed class Watchdog : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    // On a busy machine a process may get no time at all; one that waits for something that never comes uses none.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly Action _hangs;
    private readonly Timer _timer;
    private long _number;
    private long _seenNumber = -1;
    private long _seenAt;
    private TimeSpan _seenProcessor;

    public Watchdog(Action hangs)
    {
        _hangs = hangs;
        _timer = new Timer(_ => Look(), state: null, TimeSpan.FromMilliseconds(500), TimeSpan.FromMilliseconds(500));
    }

    public void Begin(long number) => Volatile.Write(ref _number, number);

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        using var process = Process.GetCurrentProcess();
        var number = Volatile.Read(ref _number);
        if (number != _seenNumber)
        {
            (_seenNumber, _seenAt, _seenProcessor) = (number, Stopwatch.GetTimestamp(), process.TotalProcessorTime);
            return;
        }

        if (process.TotalProcessorTime - _seenProcessor > Limit || Stopwatch.GetElapsedTime(_seenAt) > LongestWait)
            _hangs();
    }
}
