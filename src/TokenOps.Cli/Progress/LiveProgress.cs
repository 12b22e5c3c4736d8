using System;
using System.Threading;
using TokenOps.Cli.Terminal;

namespace TokenOps.Cli.Progress;

/// <summary>One line of a terminal that tells how a call gets on, drawn anew ten times a second.</summary>
internal sealed class LiveProgress : ICallProgress
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly LiveLine _line;
    private CallStatus _status;

    public LiveProgress(Screen screen, TimeProvider time)
    {
        _time = time;
        _start = time.GetTimestamp();
        _line = new LiveLine(screen, time, frame => new StatusLine(Now(), frame));
    }

    public void Enter(CallPhase phase)
    {
        lock (_gate)
            _status = _status with { Phase = phase };
    }

    public void Report(UploadProgress value)
    {
        lock (_gate)
            _status = _status.With(value);
    }

    public void Write(Action lines) => _line.Write(lines);

    public void CountFile()
    {
        lock (_gate)
            _status = _status with { Files = _status.Files + 1 };
    }

    public void Dispose() => _line.Dispose();

    private CallStatus Now()
    {
        lock (_gate)
            return _status with { Elapsed = _time.GetElapsedTime(_start) };
    }
}
