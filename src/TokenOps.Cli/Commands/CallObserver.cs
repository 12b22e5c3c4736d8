using System;
using TokenOps.Cli.Progress;

namespace TokenOps.Cli.Commands;

/// <summary>Knows whether a call's request has begun to be sent, and shows how the call gets on.</summary>
/// <param name="progress">Where it is shown.</param>
internal sealed class CallObserver(ICallProgress progress) : IProgress<UploadProgress>
{
    private volatile bool _wasSent;

    /// <summary>True once a byte of the request was sent, or a response came.</summary>
    public bool WasSent => _wasSent;

    /// <inheritdoc/>
    public void Report(UploadProgress value)
    {
        _wasSent |= value.BytesSent > 0;
        progress.Report(value);
    }

    /// <summary>Takes notice of a response.</summary>
    public void OnResponse(ResponseInfo response)
    {
        _wasSent = true;
        if ((int)response.StatusCode is >= 200 and < 300)
            progress.Enter(CallPhase.Receiving);
    }
}
