using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>A part that is in memory as a whole.</summary>
internal sealed class FieldPart(byte[] bytes) : MultipartPart
{
    public override byte[] Head => bytes;

    public override long? Length => 0;

    public override ValueTask WriteAsync(MultipartSink sink, long? length, CancellationToken cancellationToken) => default;
}
