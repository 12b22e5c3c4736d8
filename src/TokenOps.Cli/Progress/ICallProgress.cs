using System;

namespace TokenOps.Cli.Progress;

/// <summary>Shows people how a call gets on. Disposing of it takes away what is only of the moment.</summary>
internal interface ICallProgress : IProgress<UploadProgress>, IDisposable
{
    void Enter(CallPhase phase);

    /// <summary>Writes lines that stay, where nothing of the display is in their way.</summary>
    void Write(Action lines);

    /// <summary>Counts a file that was written.</summary>
    void CountFile();
}
