using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>A part that is in memory.</summary>
internal sealed class FieldPart(byte[] header, byte[] content) : MultipartPart
{
    public override byte[] Header => header;

    public override long? Length => content.Length;

    public override ValueTask WriteAsync(MultipartSink sink, long? length, CancellationToken cancellationToken) =>
        sink.WriteAsync(content, cancellationToken);
}
