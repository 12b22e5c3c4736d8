using System;
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
    private const int BufferLength = 128 * 1024;

    // Files are read in whole blocks: the part header in front would shift every later read across their borders.
    private const int BlockLength = 4 * 1024;

    private readonly byte[] _buffer = ContentPool<byte>.Rent(BufferLength);
    private int _filled;
    private long _sent;

    /// <summary>True when the connection, not the content, is to blame for an exception.</summary>
    public bool TargetFailed { get; private set; }

    /// <summary>True when the caller's observer of the progress is to blame for an exception.</summary>
    public bool ObserverFailed { get; private set; }

    /// <summary>How many bytes the connection was given, those of a write that failed included.</summary>
    public long HandedOver { get; private set; }

    /// <summary>Writes bytes that are in memory.</summary>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (bytes.Length > _buffer.Length - _filled)
            return WriteLongAsync(bytes, cancellationToken);

        bytes.CopyTo(_buffer.AsMemory(_filled));
        _filled += bytes.Length;
        return default;
    }

    /// <summary>Writes a stream up to its end.</summary>
    /// <returns>
    /// The number of bytes read. If it is beyond <paramref name="limit"/>, copying has stopped, and the bytes too many
    /// have not left the buffer: the server must never take them for the next part.
    /// </returns>
    public async ValueTask<long> CopyAsync(Stream source, long? limit, CancellationToken cancellationToken)
    {
        var copied = 0L;
        while (true)
        {
            if (_buffer.Length - _filled < BlockLength)
            {
                // Not FlushAsync: its state would be allocated for every buffer.
                await BeginFlush(cancellationToken).ConfigureAwait(false);
                EndFlush();
            }

            var room = (_buffer.Length - _filled) / BlockLength * BlockLength;
            var count = await source.ReadAsync(_buffer.AsMemory(_filled, room), cancellationToken).ConfigureAwait(false);
            copied += count;
            if (count == 0 || copied > limit)
                return copied;
            _filled += count;
        }
    }

    /// <summary>Hands on what is in the buffer.</summary>
    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        await BeginFlush(cancellationToken).ConfigureAwait(false);
        EndFlush();
    }

    public void Dispose() => ContentPool<byte>.Return(_buffer);

    private async ValueTask WriteLongAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (!bytes.IsEmpty)
        {
            if (_filled == _buffer.Length)
                await FlushAsync(cancellationToken).ConfigureAwait(false);
            var count = Math.Min(_buffer.Length - _filled, bytes.Length);
            bytes.Slice(0, count).CopyTo(_buffer.AsMemory(_filled));
            _filled += count;
            bytes = bytes.Slice(count);
        }
    }

    private ValueTask BeginFlush(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TargetFailed = true;
        HandedOver += _filled;
        return target.WriteAsync(_buffer.AsMemory(0, _filled), cancellationToken);
    }

    private void EndFlush()
    {
        TargetFailed = false;
        _sent += _filled;
        _filled = 0;
        ObserverFailed = true;
        progress?.Report(_sent, totalBytes);
        ObserverFailed = false;
    }
}
