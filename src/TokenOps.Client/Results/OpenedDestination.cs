using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>Where one value is going: a stream that the caller opened, or a file.</summary>
internal sealed class OpenedDestination
{
    private readonly AtomicFile? _file;

    public OpenedDestination(Stream stream) => Stream = stream;

    public OpenedDestination(AtomicFile file)
    {
        _file = file;
        Stream = file.Stream;
    }

    public Stream Stream { get; }

    /// <summary>Ends the value.</summary>
    /// <returns>The file's path; null for a stream.</returns>
    public async ValueTask<string?> CompleteAsync(string? mediaType, CancellationToken cancellationToken)
    {
        if (_file is not null)
            return await _file.CommitAsync(mediaType, cancellationToken).ConfigureAwait(false);

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
        if (_file is null)
        {
            return Stream.CloseAsync();
        }

        _file.Dispose();
        return default;
    }
}
