using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>
/// Writes a file that either appears complete or not at all: the bytes go to a temporary file, which takes the place of
/// the target when everything is written and is deleted when anything goes wrong. A file that is replaced hands its
/// permissions on; symbolic links are followed; what is no regular file, such as a device or a pipe, is written into.
/// </summary>
internal sealed class AtomicFile : IDisposable
{
    private readonly string _path;
    private readonly SaveTarget? _target;
    private readonly string _temporary;
    private string? _generated;
    private bool _replaced;

    /// <param name="path">What was asked for: a file, or a folder where <paramref name="target"/> is null.</param>
    /// <param name="target">The file that is meant; null for a new name in a folder.</param>
    private AtomicFile(string path, SaveTarget? target)
    {
        _path = path;
        _target = target;
        var folder = target switch
        {
            null => path,
            { IsReplaced: true } => Path.GetDirectoryName(target.Value.Path)!,
            _ => Path.GetTempPath(),
        };
        _temporary = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
        Stream = TemporaryFile.Create(_temporary, target is { IsReplaced: true } replaced && File.Exists(replaced.Path) ? replaced.Path : null);
    }

    /// <summary>Takes the bytes.</summary>
    public FileStream Stream { get; }

    /// <summary>Begins a file.</summary>
    /// <param name="path">A file, which is replaced if it exists; or a directory (an existing one, or any path that ends in a separator), which gets a file with a new name.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or empty.</exception>
    /// <exception cref="TokenOpsDestinationException">The file or its directory cannot or may not be written.</exception>
    public static AtomicFile Create(string path)
    {
        if (string.IsNullOrEmpty(path))
            throw new ArgumentException("The path must name a file or a directory; it is empty.", nameof(path));

        try
        {
            var full = Path.GetFullPath(path);
            if (path[path.Length - 1] == Path.DirectorySeparatorChar || path[path.Length - 1] == Path.AltDirectorySeparatorChar)
                Directory.CreateDirectory(full);

            return new AtomicFile(full, Directory.Exists(full) ? null : SaveTarget.Of(full));
        }
        catch (Exception error) when (error is not ArgumentException)
        {
            throw TokenOpsDestinationException.From(error);
        }
    }

    /// <summary>Closes the file and puts it where it belongs.</summary>
    /// <param name="mediaType">Decides the extension of a generated name.</param>
    /// <param name="cancellationToken">Observed until the file takes its name, and while it is written into a device or a pipe.</param>
    /// <returns>The full path of the file.</returns>
    /// <exception cref="TokenOpsDestinationException">The file cannot be written.</exception>
    public async Task<string> CommitAsync(string? mediaType, CancellationToken cancellationToken)
    {
        var path = await EndAsync(mediaType, cancellationToken).ConfigureAwait(false);
        await CommitAsync(cancellationToken).ConfigureAwait(false);
        return path;
    }

    /// <summary>Closes the file, which keeps its temporary name.</summary>
    /// <param name="mediaType">Decides the extension of a generated name.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>The full path that the file will have.</returns>
    /// <exception cref="TokenOpsDestinationException">The file cannot be written.</exception>
    public async Task<string> EndAsync(string? mediaType, CancellationToken cancellationToken)
    {
        try
        {
            await Stream.FlushAsync(cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            Stream.Dispose();
        }
        catch (Exception error) when (Delivery.IsFailure(error, cancellationToken))
        {
            throw TokenOpsDestinationException.From(error);
        }

        _generated = _target is null ? Path.Combine(_path, Guid.NewGuid().ToString("N") + MediaTypeExtensions.Of(mediaType)) : null;
        return _generated ?? _path;
    }

    /// <summary>Puts a file that has ended where it belongs.</summary>
    /// <param name="cancellationToken">Observed until the file takes its name, and while it is written into a device or a pipe.</param>
    /// <returns>A task that ends when the file is there.</returns>
    /// <exception cref="TokenOpsDestinationException">The file cannot be written.</exception>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            if (_target is { IsReplaced: false } inPlace)
            {
                await TemporaryFile.CopyIntoAsync(_temporary, inPlace.Path, cancellationToken).ConfigureAwait(false);
                return;
            }

            TemporaryFile.Replace(_temporary, _generated ?? _target!.Value.Path);
            _replaced = true;
        }
        catch (Exception error) when (Delivery.IsFailure(error, cancellationToken))
        {
            throw TokenOpsDestinationException.From(error);
        }
    }

    /// <summary>Deletes the temporary file, unless it has taken its place.</summary>
    public void Dispose()
    {
        Stream.CloseQuietly();
        if (_replaced)
            return;

        try
        {
            File.Delete(_temporary);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // What made the writing fail is worth reporting, not this.
        }
    }
}
