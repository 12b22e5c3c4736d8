using System;
using System.Runtime.InteropServices;

namespace TokenOps.Runtime;

/// <summary>
/// Growing memory outside the managed heap, for a value whose length is only known at its end. On the heap it would be
/// garbage of the value's own size; in a pool it would stay for as long as the process lives.
/// </summary>
internal sealed class NativeScratch : SafeHandle
{
    private const int InitialSize = 256 * 1024;
    private int _capacity;

    public NativeScratch()
        : base(IntPtr.Zero, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == IntPtr.Zero;

    public int Length { get; private set; }

    public void Clear() => Length = 0;

    public void Append(byte[] bytes, int count)
    {
        if (count > _capacity - Length)
            Grow(count);

        Marshal.Copy(bytes, 0, handle + Length, count);
        Length += count;
    }

    public void CopyTo(byte[] destination, int index)
    {
        if (Length > 0)
            Marshal.Copy(handle, destination, index, Length);
    }

    protected override bool ReleaseHandle()
    {
        Marshal.FreeHGlobal(handle);
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
