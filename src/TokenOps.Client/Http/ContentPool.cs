using System.Buffers;

namespace TokenOps.Runtime;

/// <summary>Lends arrays for the content of requests, responses and files, from the pool that the whole process shares.</summary>
/// <remarks>
/// The only place where the client touches that pool. An array is cleared before it goes back, so that no later user of
/// it, in the client or elsewhere, can come upon what was in it.
/// </remarks>
internal static class ContentPool<T>
    where T : struct
{
    /// <summary>Returns an array of at least the given length. Its content is whatever its last user left in it.</summary>
    public static T[] Rent(int minimumLength) => ArrayPool<T>.Shared.Rent(minimumLength);

    /// <summary>Clears the array and gives it back.</summary>
    public static void Return(T[] array) => ArrayPool<T>.Shared.Return(array, clearArray: true);
}
