using System;
using System.IO;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>Closes the connection of a reply that nobody wants to the end.</summary>
internal static class Abandonment
{
    /// <remarks>
    /// Disposing alone is not enough: handlers then read on for a while, hoping to keep the connection. A read that is
    /// cancelled while it waits closes it at once; reads that find something buffered have to be used up first.
    /// </remarks>
    public static void Close(Stream network, AttemptScope scope)
    {
        if (scope.Token.IsCancellationRequested)
        {
            return;
        }

        var scratch = new byte[4096];
        try
        {
            for (var round = 0; round < 64; round++)
            {
                var pending = ReadAsync(network, scratch, scope);
                if (!pending.IsCompleted)
                {
                    scope.Abort();
                    _ = pending.ContinueWith(static task => task.Exception, TaskScheduler.Default);
                    return;
                }

                // Complete already, so this does not block.
                if (pending.GetAwaiter().GetResult() == 0)
                {
                    return;
                }
            }

            scope.Abort();
        }
        catch (Exception)
        {
            // Broken already, which is what was wanted; and disposing must not throw.
        }
    }

#if NETSTANDARD
    private static Task<int> ReadAsync(Stream network, byte[] scratch, AttemptScope scope) =>
        network.ReadAsync(scratch, 0, scratch.Length, scope.Token);
#else
    private static Task<int> ReadAsync(Stream network, byte[] scratch, AttemptScope scope) =>
        network.ReadAsync(scratch.AsMemory(), scope.Token).AsTask();
#endif
}
