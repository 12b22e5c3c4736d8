using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>Where one value is going: a stream that the caller opened, or a file.</summary>
internal sealed class OpenedDestination
{
    public OpenedDestination(Stream stream) => Stream = stream;

    public OpenedDestination(AtomicFile file)
    {
        File = file;
        Stream = file.Stream;
    }

    public Stream Stream { get; }

    /// <summary>Gets the file, which takes its name only when it is committed; null for a stream.</summary>
    public AtomicFile? File { get; }

    /// <summary>Ends the value.</summary>
    /// <returns>The path that the file will have; null for a stream.</returns>
    public async ValueTask<string?> EndAsync(string? mediaType, CancellationToken cancellationToken)
    {
        if (File is not null)
            return await File.EndAsync(mediaType, cancellationToken).ConfigureAwait(false);

        try
        {
            await Stream.FlushAsync(cancellationToken).ConfigureAwait(false);

            // Closing may be what writes it.
            await Stream.DisposeAsync().ConfigureAwait(false);
            return null;
        }
        catch (Exception error) when (Delivery.IsFailure(error, cancellationToken))
        {
            throw TokenOpsDestinationException.From(error);
        }
    }

    /// <summary>Closes what was opened; deletes a file that was not completed.</summary>
    public ValueTask CloseAsync()
    {
        if (File is null)
        {
            return Stream.CloseAsync();
        }

        File.Dispose();
        return default;
    }
}
