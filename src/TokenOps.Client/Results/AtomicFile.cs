using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>
/// Writes a file that either appears complete or not at all: the bytes go to a temporary neighbour, which takes the
/// file's name when everything is written and is deleted when anything goes wrong.
/// </summary>
internal sealed class AtomicFile : IDisposable
{
    private readonly string _directory;
    private readonly string? _name;
    private readonly string _temporary;
    private bool _committed;

    private AtomicFile(string directory, string? name)
    {
        _directory = directory;
        _name = name;
        _temporary = Path.Combine(directory, $".{Guid.NewGuid():N}.tmp");

        // The callers write in large pieces, so a buffer in between would only copy them.
        Stream = new FileStream(_temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
    }

    /// <summary>Takes the bytes.</summary>
    public FileStream Stream { get; }

    /// <summary>Begins a file.</summary>
    /// <param name="path">A file, which is replaced if it exists; or a directory (an existing one, or any path that ends in a separator), which gets a file with a new name.</param>
    public static AtomicFile Create(string path)
    {
        if (string.IsNullOrEmpty(path))
            throw new ArgumentException("The path must name a file or a directory; it is empty.", nameof(path));

        var full = Path.GetFullPath(path);
        if (path[path.Length - 1] == Path.DirectorySeparatorChar || path[path.Length - 1] == Path.AltDirectorySeparatorChar)
            Directory.CreateDirectory(full);

        return Directory.Exists(full)
            ? new AtomicFile(full, name: null)
            : new AtomicFile(Path.GetDirectoryName(full)!, Path.GetFileName(full));
    }

    /// <summary>Closes the file and gives it its name.</summary>
    /// <param name="mediaType">Decides the extension of a generated name.</param>
    /// <param name="cancellationToken">Observed before the file takes its name; not after.</param>
    /// <returns>The full path of the file.</returns>
    public async Task<string> CommitAsync(string? mediaType, CancellationToken cancellationToken)
    {
        await Stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        Stream.Dispose();
        var path = Path.Combine(_directory, _name ?? Guid.NewGuid().ToString("N") + MediaTypeExtensions.Of(mediaType));
#if NET8_0_OR_GREATER
        File.Move(_temporary, path, overwrite: true);
#else
        if (File.Exists(path))
            File.Replace(_temporary, path, destinationBackupFileName: null);
        else
            File.Move(_temporary, path);
#endif
        _committed = true;
        return path;
    }

    /// <summary>Deletes what was written, unless it was committed.</summary>
    public void Dispose()
    {
        try
        {
            Stream.Dispose();
        }
        finally
        {
            if (!_committed)
                File.Delete(_temporary);
        }
    }
}
