using System;
using System.Collections.Generic;
#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
#endif
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>Decodes values straight into what the caller opens for each. Only one block of a value is in memory.</summary>
internal sealed class DestinationSink(Base64Destination destination) : IBase64Sink
{
    private const int BlockSize = 128 * 1024;

    private readonly List<Base64Data> _values = [];

    // Files that are written, but have not taken their names yet.
    private readonly List<AtomicFile> _ended = [];
    private Base64Decoder _decoder;
    private OpenedDestination? _opened;
    private byte[]? _block;
    private int _used;
    private int _begun;
    private long _length;
    private string? _mediaType;

    public IReadOnlyList<Base64Data> Values => _values;

    public long Position => _decoder.Position;

    public void Forget()
    {
        _values.Clear();
        DiscardEnded();
    }

    public async ValueTask AcceptAsync(CancellationToken cancellationToken)
    {
        foreach (var file in _ended)
            await file.CommitAsync(cancellationToken).ConfigureAwait(false);

        DiscardEnded();
    }

    public async ValueTask BeginAsync(IValuePath path, long? longest, CancellationToken cancellationToken)
    {
        _decoder = default;
        _used = 0;
        _length = 0;
        _mediaType = null;
        _opened = await destination.OpenAsync(new Base64Target(path.Describe(), _begun++), cancellationToken).ConfigureAwait(false);
    }

#if NET8_0_OR_GREATER
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
#endif
    public async ValueTask<bool> WriteAsync(Memory<byte> text, CancellationToken cancellationToken)
    {
        _block ??= ContentPool<byte>.Rent(BlockSize);
        while (!text.IsEmpty)
        {
            if (_block.Length - _used < Base64Decoder.MinimumRoom)
                await FlushAsync(cancellationToken).ConfigureAwait(false);

            if (!_decoder.Decode(text.Span, _block.AsSpan(_used), out var consumed, out var written))
                return false;

            _used += written;
            text = text.Slice(consumed);
        }

        return true;
    }

    public async ValueTask<bool> EndAsync(CancellationToken cancellationToken)
    {
        _block ??= ContentPool<byte>.Rent(BlockSize);
        if (_block.Length - _used < Base64Decoder.MinimumRoom)
            await FlushAsync(cancellationToken).ConfigureAwait(false);

        if (!_decoder.Finish(_block.AsSpan(_used), out var written))
            return false;

        _used += written;
        await FlushAsync(cancellationToken).ConfigureAwait(false);
        var path = await _opened!.EndAsync(_mediaType, cancellationToken).ConfigureAwait(false);
        if (_opened.File is { } file)
        {
            _ended.Add(file);
            _opened = null;
        }

        await CloseOpenedAsync().ConfigureAwait(false);
        _values.Add(Base64Data.Elsewhere(_length, _mediaType, path));
        return true;
    }

    public async ValueTask CloseAsync()
    {
        if (_block is not null)
            ContentPool<byte>.Return(_block);

        _block = null;
        DiscardEnded();
        await CloseOpenedAsync().ConfigureAwait(false);
    }

#if NET8_0_OR_GREATER
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
#endif
    private async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        if (_length == 0)
            _mediaType = MediaTypeSniffer.Sniff(_block.AsSpan(0, Math.Min(_used, MediaTypeSniffer.Length)));

        if (_used > 0)
            await _opened!.Stream.DeliverAsync(_block.AsMemory(0, _used), cancellationToken).ConfigureAwait(false);

        _length += _used;
        _used = 0;
    }

    private void DiscardEnded()
    {
        foreach (var file in _ended)
            file.Dispose();

        _ended.Clear();
    }

    private async ValueTask CloseOpenedAsync()
    {
        var opened = _opened;
        _opened = null;
        if (opened is not null)
            await opened.CloseAsync().ConfigureAwait(false);
    }
}
