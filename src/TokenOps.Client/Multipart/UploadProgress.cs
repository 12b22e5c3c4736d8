using System.Runtime.InteropServices;

namespace TokenOps;

/// <summary>How far the upload of a request has come.</summary>
/// <remarks>
/// <see cref="BytesSent"/> never goes backwards within a call. When a request is sent again, it stays where it was until
/// the new attempt has come further, while <see cref="Attempt"/> tells that there is one.
/// </remarks>
/// <param name="BytesSent">Bytes of the body handed to the connection in the attempt that came furthest, 0 or more; the framing between files and fields is counted.</param>
/// <param name="TotalBytes">All bytes of the body; null when the length of a file is unknown.</param>
/// <param name="Attempt">The number of the attempt, from 1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct UploadProgress(long BytesSent, long? TotalBytes, int Attempt);
