using System;
using System.Buffers;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>
/// Decodes values into arrays of their exact length. When the reply announces how long it is and is not large, they are
/// decoded straight into one array that they share; otherwise each is collected outside the heap first.
/// </summary>
internal sealed class MemorySink : IBase64Sink
{
    /// <summary>The longest array that every runtime can make.</summary>
    public const int LongestArray = 0x7FFFFFC7;

    // Values that share an array keep each other alive, which is only worth it, and harmless, up to a few megabytes.
    // It is also as much as is believed to a server that announces a length.
    private const long LongestShared = 8 * 1024 * 1024;

    // Decoded bytes are collected here while they are in the processor's cache.
    private const int BlockSize = 64 * 1024;

    private readonly List<Base64Data> _values = [];
    private Base64Decoder _decoder;
    private NativeScratch? _scratch;
    private byte[]? _block;
    private int _blockUsed;
    private byte[]? _shared;
    private int _sharedUsed;
    private int _start;
    private bool _direct;

    public IReadOnlyList<Base64Data> Values => _values;

    public long Position => _decoder.Position;

    public void Forget() => _values.Clear();

    public ValueTask BeginAsync(IValuePath path, long? longest, CancellationToken cancellationToken)
    {
        _decoder = default;
        _blockUsed = 0;
        _scratch?.Clear();
        if (_shared is null && _values.Count == 0 && longest is > 0 && longest / 4 * 3 <= LongestShared - Base64Decoder.MinimumRoom)
            _shared = NewArray((int)(longest.Value / 4 * 3) + Base64Decoder.MinimumRoom);

        _direct = _shared is not null;
        _start = _sharedUsed;
        return default;
    }

    public ValueTask<bool> WriteAsync(Memory<byte> text, CancellationToken cancellationToken)
    {
        var rest = text.Span;
        while (!rest.IsEmpty)
        {
            if (_direct && _shared!.Length - _sharedUsed < Base64Decoder.MinimumRoom)
                LeaveShared();

            if (!_direct)
                MakeRoomInBlock();

            var room = _direct ? _shared.AsSpan(_sharedUsed) : _block.AsSpan(_blockUsed);
            if (!_decoder.Decode(rest, room, out var consumed, out var written))
                return new ValueTask<bool>(false);

            Advance(written);
            rest = rest.Slice(consumed);
        }

        return new ValueTask<bool>(true);
    }

    public ValueTask<bool> EndAsync(CancellationToken cancellationToken)
    {
        if (_direct && _shared!.Length - _sharedUsed < Base64Decoder.MinimumRoom)
            LeaveShared();

        if (!_direct)
            MakeRoomInBlock();

        var room = _direct ? _shared.AsSpan(_sharedUsed) : _block.AsSpan(_blockUsed);
        if (!_decoder.Finish(room, out var written))
            return new ValueTask<bool>(false);

        Advance(written);
        _values.Add(Base64Data.FromBytes(_direct ? _shared.AsMemory(_start, _sharedUsed - _start) : ToExactArray()));
        return new ValueTask<bool>(true);
    }

    public ValueTask CloseAsync()
    {
        // A reply that was mostly something else must not keep an array of its whole length alive.
        if (_shared is not null && _shared.Length - _sharedUsed > _shared.Length / 8)
        {
            foreach (var value in _values)
                value.Detach();
        }

        _shared = null;
        _scratch?.Dispose();
        _scratch = null;
        if (_block is not null)
            ArrayPool<byte>.Shared.Return(_block);

        _block = null;
        return default;
    }

    private static byte[] NewArray(int length) =>
#if NET8_0_OR_GREATER
        GC.AllocateUninitializedArray<byte>(length);
#else
        new byte[length];
#endif

    private void Advance(int written)
    {
        if (_direct)
            _sharedUsed += written;
        else
            _blockUsed += written;
    }

    private void MakeRoomInBlock()
    {
        _block ??= ArrayPool<byte>.Shared.Rent(BlockSize);
        if (_block.Length - _blockUsed >= Base64Decoder.MinimumRoom)
            return;

        _scratch ??= new NativeScratch();
        _scratch.Append(_block, _blockUsed);
        _blockUsed = 0;
    }

    // The reply is longer than announced: the value goes on where it can grow.
    private void LeaveShared()
    {
        _direct = false;
        for (; _start < _sharedUsed; _start += _blockUsed, _blockUsed = 0)
        {
            MakeRoomInBlock();
            var piece = _shared.AsSpan(_start, Math.Min(_sharedUsed - _start, _block!.Length));
            piece.CopyTo(_block);
            (_scratch ??= new NativeScratch()).Append(_block, piece.Length);
            _blockUsed = piece.Length;
        }
    }

    private byte[] ToExactArray()
    {
        var collected = _scratch?.Length ?? 0;
        if ((long)collected + _blockUsed > LongestArray)
            throw new ReplyFormatException("A base64 value of the reply is longer than 2 GB, which does not fit into memory. Make the call with a destination for the values.");

        var exact = NewArray(collected + _blockUsed);
        _scratch?.CopyTo(exact, 0);
        _block.AsSpan(0, _blockUsed).CopyTo(exact.AsSpan(collected));
        return exact;
    }
}
