using Newtonsoft.Json;

namespace TokenOps.Runtime;

/// <summary>Lends Newtonsoft.Json its character buffers from the pool.</summary>
internal sealed class CharArrayPool : IArrayPool<char>
{
    public static CharArrayPool Shared { get; } = new();

    // Bigger arrays are left to the garbage collector: the shared pool would keep them alive.
    private const int LargestPooled = 64 * 1024;

    public char[] Rent(int minimumLength) =>
        minimumLength <= LargestPooled ? ContentPool<char>.Rent(minimumLength) : new char[minimumLength];

    public void Return(char[]? array)
    {
        if (array is { Length: > 0 and <= LargestPooled })
            ContentPool<char>.Return(array);
    }
}
