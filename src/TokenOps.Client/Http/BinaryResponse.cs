using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Runtime;

namespace TokenOps;

/// <summary>A reply that is a file. Dispose it: until then it holds a connection.</summary>
/// <param name="content">The bytes; disposed with the response.</param>
/// <remarks>Not thread-safe.</remarks>
public class BinaryResponse(Stream content) : IDisposable
{
    private const long LargestAtOnce = 16L * 1024 * 1024;

    /// <summary>The bytes as they arrive. Reading fails with the client's exceptions. Owned by the response.</summary>
    public Stream Content { get; } = content ?? throw new ArgumentNullException(nameof(content));

    /// <summary>The media type without parameters, such as <c>audio/mpeg</c>.</summary>
    /// <value>Null when the server did not say.</value>
    public string? MediaType { get; init; }

    /// <summary>The number of bytes to come.</summary>
    /// <value>Null when the server did not say.</value>
    public long? Length { get; init; }

    /// <summary>The bare name that the server suggests for the file, without folders.</summary>
    /// <value>Null when the server did not say.</value>
    public string? FileName { get; init; }

    /// <summary>The identifier that the server gave the call.</summary>
    /// <value>Null when the answer had none.</value>
    public string? RequestId { get; init; }

    /// <summary>The answer's headers; names are compared without case.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Headers { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Copies what is left of the content.</summary>
    /// <param name="destination">Where to; stays open.</param>
    /// <param name="cancellationToken">Ends the copying.</param>
    /// <returns>A task that ends with the content.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="destination"/> is null.</exception>
    /// <exception cref="TokenOpsDestinationException"><paramref name="destination"/> failed.</exception>
    /// <exception cref="TokenOpsException">Reading failed; the derived types say how.</exception>
    public virtual Task CopyToAsync(Stream destination, CancellationToken cancellationToken = default) =>
        Delivery.CopyAsync(Content, destination ?? throw new ArgumentNullException(nameof(destination)), cancellationToken);

    /// <summary>Reads what is left of the content into memory.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The bytes.</returns>
    public virtual async Task<byte[]> ReadAsBytesAsync(CancellationToken cancellationToken = default)
    {
        // A length that was only announced makes no array of that length.
        using var memory = new MemoryStream((int)Math.Min(Length ?? 0, LargestAtOnce));
        await CopyToAsync(memory, cancellationToken).ConfigureAwait(false);
        return memory.Length == memory.Capacity ? memory.GetBuffer() : memory.ToArray();
    }

    /// <summary>Writes what is left of the content to a file that appears complete or not at all.</summary>
    /// <param name="path">
    /// A file, which is replaced if it exists; or a directory, which gets a file with a new name whose extension fits
    /// <see cref="MediaType"/>. A path that ends in a separator is a directory and is created if it does not exist.
    /// </param>
    /// <param name="cancellationToken">Stops the writing; nothing is left behind then.</param>
    /// <returns>The full path of the file.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or empty.</exception>
    /// <exception cref="TokenOpsDestinationException">The file cannot be written.</exception>
    /// <exception cref="TokenOpsException">Reading failed; the derived types say how.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public virtual async Task<string> SaveAsync(string path, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var file = AtomicFile.Create(path);
        await CopyToAsync(file.Stream, cancellationToken).ConfigureAwait(false);
        return await file.CommitAsync(MediaType, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Closes the content.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the content.</summary>
    /// <param name="disposing">True when called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            Content.Dispose();
        }
    }
}
