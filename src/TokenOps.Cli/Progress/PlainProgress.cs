using System;
using System.Globalization;
using System.IO;
using System.Threading;
using TokenOps.Cli.Output;
using TokenOps.Cli.Terminal;

namespace TokenOps.Cli.Progress;

/// <summary>A line for each phase, and one for each half minute of waiting: for files, pipes and the logs of CI servers.</summary>
internal sealed class PlainProgress : ICallProgress
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly Screen _screen;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly ITimer _timer;
    private CallPhase _said = CallPhase.Preparing;
    private CallStatus _status;
    private int _attempt = 1;

    public PlainProgress(Screen screen, TimeProvider time)
    {
        _screen = screen;
        _time = time;
        _start = time.GetTimestamp();
        _timer = time.CreateTimer(_ => Remind(), state: null, Interval, Interval);
    }

    public void Enter(CallPhase phase)
    {
        lock (_gate)
        {
            _status = _status with { Phase = phase };
            Say();
        }
    }

    public void Report(UploadProgress value)
    {
        lock (_gate)
        {
            _status = _status.With(value);
            if (value.Attempt > _attempt)
            {
                _attempt = value.Attempt;
                _said = CallPhase.Sending;
                _screen.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Sending again, attempt {value.Attempt}"));
            }

            Say();
        }
    }

    public void Write(Action lines)
    {
        lock (_gate)
            lines();
    }

    public void CountFile()
    {
    }

    public void Dispose() => _timer.Dispose();

    // A small request is sent in one step: then, too, it is said that it was sent.
    private void Say()
    {
        if (_status.Phase == _said || _status.Phase is CallPhase.Preparing)
            return;
        if (_status.Phase is CallPhase.Waiting && _said < CallPhase.Sending)
            _screen.WriteLine(Sending());
        _said = _status.Phase;
        _screen.WriteLine(_said switch
        {
            CallPhase.StartingStubs => "Starting the stubs",
            CallPhase.Sending => Sending(),
            CallPhase.Waiting => "Waiting for the reply",
            _ => "Receiving the reply",
        });
    }

    private string Sending() => _status.Upload.TotalBytes is { } total ? "Sending " + ConsoleText.Size(total) : "Sending";

    private void Remind()
    {
        lock (_gate)
        {
            var part = _status is { Phase: CallPhase.Sending, Sent: { } sent } ? string.Create(CultureInfo.InvariantCulture, $", {sent * 100:0}% sent") : string.Empty;
            try
            {
                _screen.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(_time.GetElapsedTime(_start).TotalSeconds)} s{part}"));
            }
            catch (IOException)
            {
                // Nobody reads any more; the call itself goes on.
            }
        }
    }
}
