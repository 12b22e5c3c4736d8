using System.Diagnostics;

namespace TokenOps.Benchmarks.Calls;

/// <summary>What came of a stream, and when it began to come.</summary>
internal sealed class StreamReading
{
    private readonly long _started = Stopwatch.GetTimestamp();

    public int Events { get; private set; }

    public int Characters { get; private set; }

    /// <summary>From the making of this object to the first event.</summary>
    public double FirstMilliseconds { get; private set; }

    /// <summary>Counts an event.</summary>
    /// <param name="text">Its text.</param>
    public void Add(string? text)
    {
        if (Events++ == 0)
            FirstMilliseconds = Stopwatch.GetElapsedTime(_started).TotalMilliseconds;

        Characters += text?.Length ?? 0;
    }
}
