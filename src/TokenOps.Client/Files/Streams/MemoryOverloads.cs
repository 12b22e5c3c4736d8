#if !NET
using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>The members of <see cref="Stream"/> that .NET Standard 2.0 lacks, so that one source serves all frameworks.</summary>
internal static class MemoryOverloads
{
    extension(Stream stream)
    {
        public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
        {
            if (MemoryMarshal.TryGetArray<byte>(buffer, out var segment))
                return await stream.ReadAsync(segment.Array!, segment.Offset, segment.Count, cancellationToken).ConfigureAwait(false);

            var rented = ContentPool<byte>.Rent(buffer.Length);
            try
            {
                var count = await stream.ReadAsync(rented, 0, buffer.Length, cancellationToken).ConfigureAwait(false);
                rented.AsSpan(0, count).CopyTo(buffer.Span);
                return count;
            }
            finally
            {
                ContentPool<byte>.Return(rented);
            }
        }

        public async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken)
        {
            var segment = MemoryMarshal.TryGetArray(buffer, out var array) ? array : new ArraySegment<byte>(buffer.ToArray());
            await stream.WriteAsync(segment.Array!, segment.Offset, segment.Count, cancellationToken).ConfigureAwait(false);
        }

        public ValueTask DisposeAsync()
        {
            stream.Dispose();
            return default;
        }
    }
}
#endif
