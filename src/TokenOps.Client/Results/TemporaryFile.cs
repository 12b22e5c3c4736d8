using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>The file operations behind <see cref="AtomicFile"/>, for each platform.</summary>
internal static class TemporaryFile
{
    private const int CopySize = 128 * 1024;

    /// <summary>Creates a file that is to replace another one.</summary>
    /// <param name="path">The new file.</param>
    /// <param name="replaced">The file that it is to replace, whose permissions it gets; null for none.</param>
    /// <exception cref="UnauthorizedAccessException">The file that is to be replaced may not be written.</exception>
    public static FileStream Create(string path, string? replaced)
    {
        // A folder's permissions would be enough to replace a write-protected file.
        if (replaced is not null)
            new FileStream(replaced, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete).Dispose();

#if NET8_0_OR_GREATER
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = 0,
            Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
        };
        if (OperatingSystem.IsWindows() || replaced is null)
            return new FileStream(path, options);

        // Never wider than the file that it replaces, not even while it is written.
        var mode = File.GetUnixFileMode(replaced);
        options.UnixCreateMode = mode;
        var stream = new FileStream(path, options);
        try
        {
            File.SetUnixFileMode(stream.SafeFileHandle, mode);
            return stream;
        }
        catch
        {
            stream.Dispose();
            File.Delete(path);
            throw;
        }
#else
        // Without an API for permissions, a copy of the file brings them along.
        if (replaced is not null && !SaveTarget.IsWindows)
            File.Copy(replaced, path, overwrite: false);

        return new FileStream(
            path,
            File.Exists(path) ? FileMode.Truncate : FileMode.CreateNew,
            FileAccess.Write,
            FileShare.None,
            bufferSize: 1, // The callers write in large pieces, so a buffer in between would only copy them.
            FileOptions.Asynchronous | FileOptions.SequentialScan);
#endif
    }

    /// <summary>Gives a complete file its name.</summary>
    public static void Replace(string path, string target)
    {
        // Windows keeps the permissions of what is replaced; elsewhere the new file has them already.
        if (SaveTarget.IsWindows && File.Exists(target))
        {
            File.Replace(path, target, destinationBackupFileName: null, ignoreMetadataErrors: true);
            return;
        }

#if NET8_0_OR_GREATER
        File.Move(path, target, overwrite: true);
#else
        if (File.Exists(target))
            File.Replace(path, target, destinationBackupFileName: null);
        else
            File.Move(path, target);
#endif
    }

    /// <summary>Writes a complete file into what stands there already.</summary>
    public static async Task CopyIntoAsync(string path, string target, CancellationToken cancellationToken)
    {
        using var source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        using var destination = await OpenAsync(target, cancellationToken).ConfigureAwait(false);
        try
        {
            await source.CopyToAsync(destination, CopySize, cancellationToken).ConfigureAwait(false);
            await destination.FlushAsync(cancellationToken).ConfigureAwait(false);

            // A device has no length, and refuses to be given one.
            if (destination.CanSeek && destination.Length > source.Length)
                destination.SetLength(source.Length);
        }
        catch when (destination.CanSeek && destination.Length > 0)
        {
            destination.SetLength(0);
            throw;
        }
    }

    // Opening a pipe waits until somebody reads it.
    private static async Task<FileStream> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var opening = Task.Run(() => new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 1), CancellationToken.None);
        var cancelled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(() => cancelled.TrySetResult(true)))
        {
            if (await Task.WhenAny(opening, cancelled.Task).ConfigureAwait(false) == opening)
                return await opening.ConfigureAwait(false);
        }

        _ = opening.ContinueWith(static late => late.Result.Dispose(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
        throw new OperationCanceledException(cancellationToken);
    }
}
