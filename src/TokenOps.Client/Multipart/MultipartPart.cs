using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>One part of a body: its header lines, then its content.</summary>
internal abstract class MultipartPart
{
    /// <summary>The header lines with the empty line that ends them.</summary>
    public abstract byte[] Header { get; }

    /// <summary>The length of the content in bytes, where known.</summary>
    public abstract long? Length { get; }

    /// <summary>Whether the content can be written more than once.</summary>
    public virtual bool CanReplay => true;

    /// <summary>Finds out what has to be known before the header lines can be written.</summary>
    public virtual ValueTask PrepareAsync(CancellationToken cancellationToken) => default;

    /// <summary>Writes the content.</summary>
    /// <param name="sink">Where to.</param>
    /// <param name="length">The length that was announced; null when it was unknown.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public abstract ValueTask WriteAsync(MultipartSink sink, long? length, CancellationToken cancellationToken);
}
