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

    // Values that share an array keep each other alive.
    private const long LongestShared = 256L * 1024 * 1024;

    // How much text a server that announces it is believed at once, and then for each byte that has arrived.
    private const long BelievedAtOnce = 16L * 1024 * 1024;
    private const long BelievedPerByte = 3;

    private readonly List<Base64Data> _values = [];
    private Base64Decoder _decoder;
    private NativeScratch? _scratch;
    private byte[]? _shared;
    private int _sharedUsed;
    private int _start;
    private bool _direct;
    private long? _announced;
    private long _arrived;

    public IReadOnlyList<Base64Data> Values => _values;

    public long Position => _decoder.Position;

    public void Forget() => _values.Clear();

    public ValueTask AcceptAsync(CancellationToken cancellationToken) => default;

    public ValueTask BeginAsync(IValuePath path, long? longest, CancellationToken cancellationToken)
    {
        _decoder = default;
        _scratch?.Clear();
        _announced = longest;
        _direct = _shared is not null;
        _start = _sharedUsed;
        if (!_direct)
            ShareIfBelieved();

        return default;
    }

    public ValueTask<bool> WriteAsync(Memory<byte> text, CancellationToken cancellationToken)
    {
        var rest = text.Span;
        if (_shared is null)
            ShareIfBelieved();

        _arrived += text.Length;
        _announced -= text.Length;
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

    // Makes the array that the values share, once so much has arrived that the rest of what was announced is likely to come.
    private void ShareIfBelieved()
    {
        if (!(_announced > 0) || _announced > Math.Max(BelievedAtOnce, _arrived * BelievedPerByte))
            return;

        var length = (_announced.Value / 4 * 3) + Base64Decoder.MinimumRoom + (_scratch?.Length ?? 0);
        if (length > LongestShared)
            return;

        _shared = NewArray((int)length);
        _scratch?.CopyTo(_shared);
        _sharedUsed = _scratch?.Length ?? 0;
        _scratch?.Clear();
        _start = 0;
        _direct = true;
    }

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
