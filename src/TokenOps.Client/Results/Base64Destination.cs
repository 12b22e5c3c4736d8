using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Runtime;

namespace TokenOps;

/// <summary>
/// Takes the base64 values of a reply as they are decoded, so that they never are in memory as a whole, however large
/// and many they are.
/// </summary>
/// <remarks>Holds no state of a call: one instance may serve any number of calls at the same time if the caller's function may.</remarks>
public sealed class Base64Destination
{
    private readonly Func<Base64Target, CancellationToken, ValueTask<Stream>>? _open;
    private readonly Func<Base64Target, string>? _path;

    private Base64Destination(Func<Base64Target, CancellationToken, ValueTask<Stream>>? open, Func<Base64Target, string>? path)
    {
        _open = open;
        _path = path;
    }

    /// <summary>Sends each value into a stream of its own.</summary>
    /// <param name="open">
    /// Opens the stream for a value when the value begins. The call owns what it returns: it writes to it and disposes
    /// it, at the value's end or when the call fails or is cancelled. A call that throws may leave a stream with part of
    /// a value, and a call that is tried again opens a stream for each value again, with the same index.
    /// </param>
    /// <returns>The destination.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="open"/> is null.</exception>
    public static Base64Destination ToStreams(Func<Base64Target, CancellationToken, ValueTask<Stream>> open) =>
        new(open ?? throw new ArgumentNullException(nameof(open)), path: null);

    /// <summary>
    /// Writes each value to a file. The files of a response appear when it has arrived complete, those of an event when the
    /// event has: a response that breaks off or is an error leaves none, and one that is asked for again leaves each once.
    /// <see cref="Base64Data.Path"/> says where each one went.
    /// </summary>
    /// <param name="path">
    /// Names the file for a value: a file, which is replaced if it exists; or a directory, which gets a file with a new
    /// name whose extension says what the bytes are. A path that ends in a separator is a directory and is created if it
    /// does not exist.
    /// </param>
    /// <returns>The destination.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    public static Base64Destination ToFiles(Func<Base64Target, string> path) =>
        new(open: null, path ?? throw new ArgumentNullException(nameof(path)));

    /// <summary>Writes each value to a file with a new name in one directory.</summary>
    /// <param name="directory">The directory. It is created if it does not exist.</param>
    /// <returns>The destination.</returns>
    /// <exception cref="ArgumentException"><paramref name="directory"/> is null or empty.</exception>
    public static Base64Destination ToDirectory(string directory)
    {
        if (string.IsNullOrEmpty(directory))
            throw new ArgumentException("The directory must be named; it is empty.", nameof(directory));

        return ToFiles(_ =>
        {
            Directory.CreateDirectory(directory);
            return directory;
        });
    }

    internal async ValueTask<OpenedDestination> OpenAsync(Base64Target target, CancellationToken cancellationToken)
    {
        try
        {
            if (_path is not null)
                return new OpenedDestination(AtomicFile.Create(_path(target)));

            var stream = await _open!(target, cancellationToken).ConfigureAwait(false)
                ?? throw new TokenOpsDestinationException("The destination opened no stream for a value: it returned null.");
            return new OpenedDestination(stream);
        }
        catch (Exception error) when (Delivery.IsFailure(error, cancellationToken))
        {
            throw TokenOpsDestinationException.From(error);
        }
    }
}
