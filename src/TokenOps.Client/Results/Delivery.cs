using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>Hands results over to files and streams, whose failures become <see cref="TokenOpsDestinationException"/>.</summary>
internal static class Delivery
{
    private const int BufferLength = 80 * 1024;

    /// <summary>Copies what is left of a stream to one of the caller's.</summary>
    public static async Task CopyAsync(Stream source, Stream destination, CancellationToken cancellationToken)
    {
        var buffer = ContentPool<byte>.Rent(BufferLength);
        try
        {
            while (await source.ReadIntoAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var count)
            {
                await destination.DeliverAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            ContentPool<byte>.Return(buffer);
        }
    }

    /// <summary>Writes to a stream of the caller's.</summary>
    public static async ValueTask DeliverAsync(this Stream destination, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await destination.WriteFromAsync(bytes, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (IsFailure(error, cancellationToken))
        {
            throw TokenOpsDestinationException.From(error);
        }
    }

    /// <summary>Whether an exception of a destination has yet to be translated: any but a cancellation that was asked for.</summary>
    public static bool IsFailure(Exception error, CancellationToken cancellationToken) =>
        error is not TokenOpsException && !(error is OperationCanceledException && cancellationToken.IsCancellationRequested);
}
