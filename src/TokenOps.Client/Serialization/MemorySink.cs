using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>
/// Decodes values into memory. When the reply announces how long it is, they are decoded straight into one array that
/// they share, which costs no copy and no byte too many; otherwise each is collected outside the heap first and then gets
/// an array of its exact length.
/// </summary>
internal sealed class MemorySink : IBase64Sink
{
    /// <summary>The longest array that every runtime can make.</summary>
    public const int LongestArray = 0x7FFFFFC7;

    // Values that share an array keep each other alive, and a server that announces a length is believed this far.
    private const long LongestShared = 256L * 1024 * 1024;

    private readonly List<Base64Data> _values = [];
    private Base64Decoder _decoder;
    private NativeScratch? _scratch;
    private byte[]? _shared;
    private int _sharedUsed;
    private int _start;
    private bool _direct;
    private bool _begun;

    public IReadOnlyList<Base64Data> Values => _values;

    public long Position => _decoder.Position;

    public void Forget() => _values.Clear();

    public ValueTask BeginAsync(IValuePath path, long? longest, CancellationToken cancellationToken)
    {
        _decoder = default;
        _scratch?.Clear();
        if (!_begun && longest is > 0 && longest / 4 * 3 <= LongestShared)
            _shared = NewArray((int)(longest.Value / 4 * 3) + Base64Decoder.MinimumRoom);

        _begun = true;
        _direct = _shared is not null;
        _start = _sharedUsed;
        return default;
    }

    public ValueTask<bool> WriteAsync(Memory<byte> text, CancellationToken cancellationToken)
    {
        var rest = text.Span;
        while (!rest.IsEmpty)
        {
            if (!_decoder.Decode(rest, GetRoom(), out var consumed, out var written))
                return new ValueTask<bool>(false);

            Advance(written);
            rest = rest.Slice(consumed);
        }

        return new ValueTask<bool>(true);
    }

    public ValueTask<bool> EndAsync(CancellationToken cancellationToken)
    {
        if (!_decoder.Finish(GetRoom(), out var written))
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
        return default;
    }

    private static byte[] NewArray(int length) =>
#if NET8_0_OR_GREATER
        GC.AllocateUninitializedArray<byte>(length);
#else
        new byte[length];
#endif

    private Span<byte> GetRoom()
    {
        if (_direct && _shared!.Length - _sharedUsed >= Base64Decoder.MinimumRoom)
            return _shared.AsSpan(_sharedUsed);

        _scratch ??= new NativeScratch();
        if (_direct)
        {
            // The reply is longer than announced: the value goes on where it can grow.
            _direct = false;
            _scratch.Append(_shared.AsSpan(_start, _sharedUsed - _start));
        }

        return _scratch.GetRoom(Base64Decoder.MinimumRoom);
    }

    private void Advance(int written)
    {
        if (_direct)
            _sharedUsed += written;
        else
            _scratch!.Advance(written);
    }

    private byte[] ToExactArray()
    {
        var exact = NewArray(_scratch!.Length);
        _scratch.CopyTo(exact);
        return exact;
    }
}
