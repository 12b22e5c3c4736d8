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

        await Stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        return null;
    }

    /// <summary>Closes what was opened; deletes a file that was not completed.</summary>
    public async ValueTask CloseAsync()
    {
        if (_file is not null)
        {
            _file.Dispose();
            return;
        }

#if NET8_0_OR_GREATER
        await Stream.DisposeAsync().ConfigureAwait(false);
#else
        Stream.Dispose();
        await default(ValueTask).ConfigureAwait(false);
#endif
    }
}
