using System;
using System.Runtime.InteropServices;

namespace TokenOps.Cli.Progress;

/// <summary>How far a call is, at one moment.</summary>
/// <param name="Phase">What it is doing.</param>
/// <param name="Upload">How far the request has got.</param>
/// <param name="Files">How many files were written so far.</param>
/// <param name="Elapsed">The time since the call began.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CallStatus(CallPhase Phase, UploadProgress Upload, int Files, TimeSpan Elapsed)
{
    /// <summary>The part of the request that was sent, from 0 to 1; null when its size is not known.</summary>
    public double? Sent => Upload.TotalBytes is > 0 and { } total ? Math.Clamp(Upload.BytesSent / (double)total, 0, 1) : null;

    public CallStatus With(UploadProgress upload) => this with
    {
        Upload = upload,
        Phase = upload.TotalBytes is { } total && upload.BytesSent >= total ? CallPhase.Waiting : CallPhase.Sending,
    };
}
