using System;
using System.Runtime.InteropServices;
#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
#endif

namespace TokenOps.Runtime;

/// <summary>
/// Growing memory outside the managed heap, for a value whose length is only known at its end. On the heap it would be
/// garbage of the value's own size; in a pool it would stay for as long as the process lives.
/// </summary>
internal sealed class NativeScratch : SafeHandle
{
    private const int InitialSize = 64 * 1024;

    private int _capacity;
#if !NET8_0_OR_GREATER
    private byte[]? _block;
#endif

    public NativeScratch()
        : base(IntPtr.Zero, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == IntPtr.Zero;

    public int Length { get; private set; }

    public void Clear() => Length = 0;

    /// <summary>Room behind what was written, valid until anything else is called.</summary>
    /// <param name="minimum">How much there must be.</param>
    public Span<byte> GetRoom(int minimum)
    {
        if (_capacity - Length < minimum)
            Grow(minimum);

#if NET8_0_OR_GREATER
        return MemoryMarshal.CreateSpan(ref Unsafe.AddByteOffset(ref Unsafe.NullRef<byte>(), handle + Length), _capacity - Length);
#else
        // There is no safe way to a span over native memory here, so the bytes take a step in between.
        _block ??= ContentPool<byte>.Rent(InitialSize);
        return _block.AsSpan(0, Math.Min(_block.Length, _capacity - Length));
#endif
    }

    /// <summary>Says how much of the room was written.</summary>
    public void Advance(int written)
    {
#if !NET8_0_OR_GREATER
        Marshal.Copy(_block!, 0, handle + Length, written);
#endif
        Length += written;
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var room = GetRoom(1);
            var piece = Math.Min(room.Length, bytes.Length);
            bytes.Slice(0, piece).CopyTo(room);
            Advance(piece);
            bytes = bytes.Slice(piece);
        }
    }

    public void CopyTo(byte[] destination)
    {
        if (Length > 0)
            Marshal.Copy(handle, destination, 0, Length);
    }

    protected override bool ReleaseHandle()
    {
        Marshal.FreeHGlobal(handle);
#if !NET8_0_OR_GREATER
        if (_block is not null)
            ContentPool<byte>.Return(_block);
#endif
        return true;
    }

    private void Grow(int needed)
    {
        var required = (long)Length + needed;
        if (required > MemorySink.LongestArray)
            throw new ReplyFormatException("A base64 value of the reply is longer than 2 GB, which does not fit into memory. Make the call with a destination for the values.");

        var size = (int)Math.Min(Math.Max(required, Math.Max(InitialSize, _capacity * 2L)), MemorySink.LongestArray);
        SetHandle(handle == IntPtr.Zero ? Marshal.AllocHGlobal(size) : Marshal.ReAllocHGlobal(handle, (IntPtr)size));
        _capacity = size;
    }
}
