using System.Threading;
using System.Threading.Tasks;

namespace TokenOps;

/// <summary>Something in a reply that can be written to a file.</summary>
public interface ISavable
{
    /// <summary>Whether there is something to write: false when it went elsewhere already, or was not sent.</summary>
    bool CanSave { get; }

    /// <summary>Writes it to a file that appears complete or not at all.</summary>
    /// <param name="path">A file, which is replaced if it exists; or a directory, which gets a file with a new name whose extension says what the bytes are.</param>
    /// <param name="cancellationToken">Stops the writing; nothing is left behind then.</param>
    /// <returns>The full path of the file.</returns>
    /// <exception cref="TokenOpsDestinationException">The file cannot be written.</exception>
    /// <exception cref="TokenOpsException"><see cref="CanSave"/> is false.</exception>
    Task<string> SaveAsync(string path, CancellationToken cancellationToken = default);
}
