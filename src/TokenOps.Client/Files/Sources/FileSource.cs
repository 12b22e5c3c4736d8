using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>Where the bytes of a <see cref="FilePart"/> come from.</summary>
internal abstract class FileSource
{
    /// <summary>The number of bytes, where known without reading.</summary>
    public abstract long? Length { get; }

    /// <summary>The content where it is in memory already.</summary>
    public virtual ReadOnlyMemory<byte>? Bytes => null;

    /// <summary>Whether <see cref="OpenAsync"/> may be called more than once.</summary>
    public virtual bool CanReplay => true;

    /// <summary>Whether what was seen by one look is kept for later ones.</summary>
    public virtual bool KeepsInspection => false;

    /// <summary>Whether what was opened to be looked at can be sent afterwards, so that it need not be opened twice.</summary>
    public virtual bool KeepsOpened => false;

    /// <summary>Whether exceptions from below may tell a full path.</summary>
    public virtual bool NamesPathInErrors => false;

    /// <summary>Opens the content for one attempt. The result is disposed by the receiver and leaves a caller's stream open.</summary>
    public abstract ValueTask<Stream> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Opens the content so that looking at it consumes nothing.</summary>
    public virtual ValueTask<Stream> OpenToInspectAsync(CancellationToken cancellationToken) => OpenAsync(cancellationToken);

    /// <summary>The same without waiting; null when there is no such way.</summary>
    public abstract Stream? OpenToInspect();
}
