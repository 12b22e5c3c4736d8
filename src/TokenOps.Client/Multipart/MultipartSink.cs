using System;
using System.Buffers;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>
/// Gathers what parts write in one buffer and hands it on whenever it is full: the same buffer for headers, fields and
/// files, so that the number of files does not count in memory and small parts do not count in packets.
/// </summary>
internal sealed class MultipartSink(Stream target, long? totalBytes, UploadAttempt? progress) : IDisposable
{
    private const int BufferLength = 64 * 1024;

    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
    private int _filled;
    private long _sent;

    /// <summary>True when the connection, not the content, is to blame for an exception.</summary>
    public bool TargetFailed { get; private set; }

    /// <summary>Writes bytes that are in memory.</summary>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (!bytes.IsEmpty)
        {
            var free = await GetFreeAsync(cancellationToken).ConfigureAwait(false);
            var count = Math.Min(free.Length, bytes.Length);
            bytes.Slice(0, count).CopyTo(free);
            Commit(count);
            bytes = bytes.Slice(count);
        }
    }

    /// <summary>Returns the free part of the buffer, never empty. What is put there counts once <see cref="Commit"/> is called.</summary>
    public async ValueTask<Memory<byte>> GetFreeAsync(CancellationToken cancellationToken)
    {
        if (_filled == _buffer.Length)
            await FlushAsync(cancellationToken).ConfigureAwait(false);
        return _buffer.AsMemory(_filled);
    }

    /// <summary>Takes the next <paramref name="count"/> bytes of the buffer as written.</summary>
    public void Commit(int count) => _filled += count;

    /// <summary>Hands on what is in the buffer.</summary>
    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            await target.WriteAsync(_buffer.AsMemory(0, _filled), cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            TargetFailed = true;
            throw;
        }

        _sent += _filled;
        _filled = 0;
        progress?.Report(_sent, totalBytes);
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);
}
