using System;

namespace TokenOps.Cli.Progress;

/// <summary>Shows nothing of the moment, for <c>--quiet</c>.</summary>
internal sealed class SilentProgress : ICallProgress
{
    public void Enter(CallPhase phase)
    {
    }

    public void Report(UploadProgress value)
    {
    }

    public void Write(Action lines) => lines();

    public void CountFile()
    {
    }

    public void Dispose()
    {
    }
}
