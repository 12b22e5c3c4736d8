using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Cli.Output;

/// <summary>Puts files where the user wants them.</summary>
/// <param name="output">The file or folder that the user named; null for the current folder.</param>
/// <param name="force">Whether existing files are overwritten.</param>
internal sealed class OutputFiles(string? output, bool force)
{
    private int _count;
    private OutputFiles? _rescue;

    private bool IsFolder => output is null || Directory.Exists(output) || Path.EndsInDirectorySeparator(output);

    /// <summary>
    /// Writes one item. A folder gets <c>image-1.png</c> and so on, past files that are there already; with a file, the
    /// second item goes to <c>name-2.ext</c>. What cannot be written there goes to a temporary folder, because it was paid for.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written there or anywhere else; the message says which and why.</exception>
    public async Task<SavedFile> SaveAsync(ISavable item, CancellationToken cancellationToken)
    {
        try
        {
            return new SavedFile(await WriteAsync(item, cancellationToken).ConfigureAwait(false), Problem: null);
        }
        catch (Exception exception) when (exception is TokenOpsDestinationException or IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            var cause = exception is TokenOpsDestinationException { InnerException: { } inner } ? inner : exception;
            var problem = $"'{output ?? "."}' could not be written: {cause.Message.TrimEnd('.')}.";
            return new SavedFile(await RescueAsync(item, problem, cancellationToken).ConfigureAwait(false), problem);
        }
    }

    private async Task<string> RescueAsync(ISavable item, string problem, CancellationToken cancellationToken)
    {
        try
        {
            _rescue ??= new OutputFiles(Directory.CreateTempSubdirectory("tokenops-").FullName, force: false);
            return await _rescue.WriteAsync(item, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or TokenOpsDestinationException)
        {
            throw new IOException($"{problem} Nor could the temporary folder: {exception.Message}", exception);
        }
    }

    private async Task<string> WriteAsync(ISavable item, CancellationToken cancellationToken)
    {
        _count++;
        if (!IsFolder)
        {
            var folder = Path.GetDirectoryName(output!)!;
            if (folder.Length > 0)
                Directory.CreateDirectory(folder);
            var path = output!;
            while (_count > 1 && File.Exists(path = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(output)}-{_count}{Path.GetExtension(output)}")) && !force)
                _count++;
            await item.SaveAsync(path, cancellationToken).ConfigureAwait(false);
            return path;
        }

        // Only the bytes tell the extension, and only when they are there.
        var written = await item.SaveAsync((output ?? ".") + Path.DirectorySeparatorChar, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var path = Path.Combine(output ?? string.Empty, $"image-{_count}{Path.GetExtension(written)}");
            try
            {
                File.Move(written, path, overwrite: false);
                return path;
            }
            catch (IOException) when (File.Exists(path))
            {
                _count++;
            }
        }
    }
}
