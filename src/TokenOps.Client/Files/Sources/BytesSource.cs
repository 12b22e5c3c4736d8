using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>Bytes in memory.</summary>
internal sealed class BytesSource(ReadOnlyMemory<byte> bytes) : FileSource
{
    public override long? Length => bytes.Length;

    public override ReadOnlyMemory<byte>? Bytes => bytes;

    public override ValueTask<Stream> OpenAsync(CancellationToken cancellationToken) => new(OpenToInspect());

    public override Stream OpenToInspect() => new MemoryReadStream(bytes);
}
