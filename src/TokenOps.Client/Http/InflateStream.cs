using System;
using System.IO;
using System.IO.Compression;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>
/// Reads <c>deflate</c> content, with the zlib header that RFC 9110, section 8.4.1.2, demands, or without it, as some
/// servers send it.
/// </summary>
internal sealed class InflateStream(Stream source) : ReadStream
{
    private const int HeaderLength = 2;

    private readonly byte[] _header = new byte[HeaderLength];
    private Stream? _inflated;
    private int _read;

    protected override int ReadCore(ArraySegment<byte> buffer)
    {
        while (_inflated is null)
        {
            Take(source.Read(_header, _read, HeaderLength - _read));
        }

        return _inflated.Read(buffer.Array!, buffer.Offset, buffer.Count);
    }

    protected override async ValueTask<int> ReadCoreAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        while (_inflated is null)
        {
            Take(await source.ReadIntoAsync(_header.AsMemory(_read, HeaderLength - _read), cancellationToken).ConfigureAwait(false));
        }

        return await _inflated.ReadIntoAsync(buffer, cancellationToken).ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inflated?.Dispose();
            source.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Take(int count)
    {
        _read += count;
        if (_read == HeaderLength)
        {
            // RFC 1950, section 2.2: method 8, and both bytes as one number divide by 31.
            var isZlib = (_header[0] & 0x0F) == 8 && ((_header[0] << 8) + _header[1]) % 31 == 0;
            _inflated = isZlib ? Zlib() : new DeflateStream(new PrefixedStream(_header, source), CompressionMode.Decompress);
        }
        else if (count == 0)
        {
            _inflated = _read == 0 ? Stream.Null : throw new InvalidDataException("The deflated body ends within its header.");
        }
    }

#if NETSTANDARD
    private DeflateStream Zlib() => new(source, CompressionMode.Decompress);
#else
    private ZLibStream Zlib() => new(new PrefixedStream(_header, source), CompressionMode.Decompress);
#endif
}
