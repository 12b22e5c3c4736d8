using System;
using System.IO;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

internal static class StreamClosing
{
    /// <summary>Disposes a stream that was only read. What was read stays valid, so a failure to close it costs nothing.</summary>
    public static async ValueTask CloseAsync(this Stream stream)
    {
        try
        {
            await stream.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Nothing is left to be done with it.
        }
    }

    /// <inheritdoc cref="CloseAsync"/>
    public static void CloseQuietly(this IDisposable? stream)
    {
        try
        {
            stream?.Dispose();
        }
        catch (Exception)
        {
            // Nothing is left to be done with it.
        }
    }
}
