namespace TokenOps.Runtime;

/// <summary>One attempt's view of an <see cref="UploadProgressTracker"/>.</summary>
internal sealed class UploadAttempt(UploadProgressTracker tracker, int number)
{
    /// <summary>The number of the attempt, from 1.</summary>
    public int Number { get; } = number;

    /// <summary>Says how many bytes of the body were handed to the connection so far.</summary>
    public void Report(long bytesSent, long? totalBytes) => tracker.Report(Number, bytesSent, totalBytes);
}
