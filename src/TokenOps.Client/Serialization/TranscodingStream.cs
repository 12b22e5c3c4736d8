using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>Reads text in another encoding as UTF-8. Does not own the stream it reads from.</summary>
/// <param name="source">The text.</param>
/// <param name="encoding">Its encoding.</param>
/// <param name="begun">What was already read from the source.</param>
internal sealed class TranscodingStream(Stream source, Encoding encoding, ReadOnlyMemory<byte> begun = default) : Stream
{
    private const int BlockSize = 16 * 1024;

    private readonly Decoder _decoder = encoding.GetDecoder();
    private readonly Encoder _encoder = Encoding.UTF8.GetEncoder();
    private readonly byte[] _bytes = new byte[BlockSize];
    private readonly char[] _characters = new char[encoding.GetMaxCharCount(BlockSize)];
    private ReadOnlyMemory<byte> _begun = begun;
    private byte[] _utf8 = [];
    private int _start;
    private int _end;
    private bool _ended;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The encoding that a charset names.</summary>
    /// <returns>Null for UTF-8, its subset ASCII, and names that nobody knows: JSON is UTF-8 unless told otherwise.</returns>
    public static Encoding? FromCharset(string? charset)
    {
        if (string.IsNullOrEmpty(charset))
            return null;

        var name = charset!.Trim('"', '\'', ' ');
        if (name.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || name.Equals("utf8", StringComparison.OrdinalIgnoreCase))
            return null;

        var encoding = Charsets.Find(name);
        return encoding is UTF8Encoding or ASCIIEncoding ? null : encoding;
    }

    /// <summary>The encoding that a byte order mark tells; null when it is none of UTF-16.</summary>
    public static Encoding? FromByteOrderMark(ReadOnlySpan<byte> start) =>
        start.Length < 2 ? null
        : start[0] == 0xFF && start[1] == 0xFE ? Encoding.Unicode
        : start[0] == 0xFE && start[1] == 0xFF ? Encoding.BigEndianUnicode
        : null;

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadTextAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

#if NET8_0_OR_GREATER
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ReadTextAsync(buffer, cancellationToken);
#endif

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Replies are read asynchronously.");

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private async ValueTask<int> ReadTextAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        while (_start == _end && !_ended)
            await FillAsync(cancellationToken).ConfigureAwait(false);

        var length = Math.Min(buffer.Length, _end - _start);
        _utf8.AsMemory(_start, length).CopyTo(buffer);
        _start += length;
        return length;
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        int read;
        if (_begun.Length > 0)
        {
            read = Math.Min(_begun.Length, _bytes.Length);
            _begun.Slice(0, read).CopyTo(_bytes);
            _begun = _begun.Slice(read);
        }
        else
        {
            read = await source.ReadIntoAsync(_bytes, cancellationToken).ConfigureAwait(false);
        }

        _ended = read == 0;
        var characters = _decoder.GetChars(_bytes, 0, read, _characters, 0, flush: _ended);
        var needed = Encoding.UTF8.GetMaxByteCount(characters + 1);
        if (_utf8.Length < needed)
            _utf8 = new byte[needed];

        _start = 0;
        _end = _encoder.GetBytes(_characters, 0, characters, _utf8, 0, flush: _ended);
    }
}
