using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>One part of a body: what is in memory of it, then what is streamed.</summary>
internal abstract class MultipartPart
{
    /// <summary>The header lines with the empty line that ends them; of a field, its text as well.</summary>
    public abstract byte[] Head { get; }

    /// <summary>The length of what follows the head, in bytes, where known.</summary>
    public abstract long? Length { get; }

    /// <summary>Whether the part can be written more than once.</summary>
    public virtual bool CanReplay => true;

    /// <summary>Finds out what has to be known before the head can be written.</summary>
    public virtual ValueTask PrepareAsync(CancellationToken cancellationToken) => default;

    /// <summary>Writes what follows the head.</summary>
    /// <param name="sink">Where to.</param>
    /// <param name="length">The length that was announced; null when it was unknown.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public abstract ValueTask WriteAsync(MultipartSink sink, long? length, CancellationToken cancellationToken);
}
