using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>A caller's stream that can seek. Every attempt starts where it stood when it was handed over.</summary>
internal sealed class SeekableStreamSource(Stream stream) : FileSource
{
    // One gate per stream, whoever reads it: an attempt that was given up may still be reading when the next one begins,
    // and the same stream may have been handed over twice.
    private static readonly ConditionalWeakTable<Stream, SemaphoreSlim> Gates = new();

    private readonly long _start = stream.Position;

    // A closed stream has no length; opening it will say so.
    public override long? Length => stream.CanSeek ? Math.Max(0, stream.Length - _start) : null;

    public override ValueTask<Stream> OpenAsync(CancellationToken cancellationToken) => new(OpenToInspect());

    public override Stream OpenToInspect() =>
        stream.CanSeek ? new SharedReadStream(stream, _start, Gates.GetValue(stream, static _ => new SemaphoreSlim(1, 1))) : throw new ObjectDisposedException(objectName: null);
}
