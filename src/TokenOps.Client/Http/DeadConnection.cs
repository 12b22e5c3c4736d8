using System;
using System.IO;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>A connection that the other side has closed for good: nothing that is written reaches it, but what it sent can still be read.</summary>
internal static class DeadConnection
{
    private const int BlockLength = 128 * 1024;

    /// <summary>Whether a write failed because the connection is closed, so that no byte of any later write can leave.</summary>
    public static bool IsCause(Exception error)
    {
        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Lets the handler count the rest of a body as written. No byte leaves: a write that does not fail ends it.</summary>
    /// <exception cref="IOException">The connection is not dead after all.</exception>
    public static async Task FinishAsync(Stream stream, long count, CancellationToken cancellationToken)
    {
        var block = new byte[(int)Math.Min(BlockLength, Math.Max(0, count))];
        for (var left = count; left > 0; left -= block.Length)
        {
            try
            {
                await stream.WriteFromAsync(block.AsMemory(0, (int)Math.Min(block.Length, left)), cancellationToken).ConfigureAwait(false);

                // Handlers keep what is short until more comes.
                await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (IsCause(error))
            {
                continue;
            }

            throw new IOException("The connection failed in the middle of the body.");
        }
    }
}
