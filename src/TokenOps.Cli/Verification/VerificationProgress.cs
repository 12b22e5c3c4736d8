using System;
using System.Globalization;
using Spectre.Console.Rendering;
using TokenOps.Cli.Terminal;

namespace TokenOps.Cli.Verification;

/// <summary>Which request of how many is on its way. For several threads.</summary>
internal sealed class VerificationProgress(int count, TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();
    private volatile PlannedRequest? _current;
    private volatile int _number;

    public void Begin(PlannedRequest request)
    {
        _current = request;
        _number++;
    }

    public IRenderable Draw(int frame)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"Request {_number} of {count}  {Math.Floor(time.GetElapsedTime(_start).TotalSeconds)} s  {_current?.Place} {_current?.Name}");
        return new OneLine(new Segment(text));
    }
}
