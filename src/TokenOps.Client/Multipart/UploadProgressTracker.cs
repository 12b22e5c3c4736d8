using System;
#if NET9_0_OR_GREATER
using System.Threading;
#endif

namespace TokenOps.Runtime;

/// <summary>One call's upload progress over all its attempts. Safe for use by several threads.</summary>
/// <param name="progress">Called synchronously, never by two threads at once.</param>
internal sealed class UploadProgressTracker(IProgress<UploadProgress> progress)
{
#if NET9_0_OR_GREATER
    private readonly Lock _gate = new();
#else
    private readonly object _gate = new();
#endif
    private int _attempt;
    private long _furthest;

    /// <summary>Begins the next attempt and silences those before, which may still be winding down.</summary>
    public UploadAttempt StartAttempt()
    {
        lock (_gate)
            return new UploadAttempt(this, ++_attempt);
    }

    internal void Report(int attempt, long bytesSent, long? totalBytes)
    {
        // Reported under the lock: outside of it, two reports could overtake each other.
        lock (_gate)
        {
            if (attempt != _attempt)
                return;
            _furthest = Math.Max(_furthest, bytesSent);
            progress.Report(new UploadProgress(_furthest, totalBytes, attempt));
        }
    }
}
