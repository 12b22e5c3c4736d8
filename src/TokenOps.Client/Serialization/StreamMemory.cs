using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
#if !NET8_0_OR_GREATER
using System.Runtime.InteropServices;
#endif

namespace TokenOps.Runtime;

/// <summary>Reads into and writes from memory on every target framework.</summary>
internal static class StreamMemory
{
#if NET8_0_OR_GREATER
    public static ValueTask<int> ReadIntoAsync(this Stream stream, Memory<byte> memory, CancellationToken cancellationToken) =>
        stream.ReadAsync(memory, cancellationToken);

    public static ValueTask WriteFromAsync(this Stream stream, ReadOnlyMemory<byte> memory, CancellationToken cancellationToken) =>
        stream.WriteAsync(memory, cancellationToken);
#else
    public static ValueTask<int> ReadIntoAsync(this Stream stream, Memory<byte> memory, CancellationToken cancellationToken) =>
        MemoryMarshal.TryGetArray<byte>(memory, out var segment)
            ? new ValueTask<int>(stream.ReadAsync(segment.Array!, segment.Offset, segment.Count, cancellationToken))
            : throw new NotSupportedException("Only memory over an array can be read into.");

    public static async ValueTask WriteFromAsync(this Stream stream, ReadOnlyMemory<byte> memory, CancellationToken cancellationToken)
    {
        if (MemoryMarshal.TryGetArray(memory, out var segment))
        {
            await stream.WriteAsync(segment.Array!, segment.Offset, segment.Count, cancellationToken).ConfigureAwait(false);
            return;
        }

        var copy = ContentPool<byte>.Rent(Math.Min(memory.Length, 64 * 1024));
        try
        {
            while (!memory.IsEmpty)
            {
                var piece = Math.Min(memory.Length, copy.Length);
                memory.Span.Slice(0, piece).CopyTo(copy);
                await stream.WriteAsync(copy, 0, piece, cancellationToken).ConfigureAwait(false);
                memory = memory.Slice(piece);
            }
        }
        finally
        {
            ContentPool<byte>.Return(copy);
        }
    }
#endif
}
