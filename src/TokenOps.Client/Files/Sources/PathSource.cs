using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>A file of the file system, opened anew for each attempt.</summary>
internal sealed class PathSource(string path) : FileSource
{
    // Resolved now: the working directory may be another one by the time of sending.
    private readonly string _path = Path.GetFullPath(path);

    public override bool KeepsOpened => true;

    public override bool NamesPathInErrors => true;

    public override long? Length
    {
        get
        {
            try
            {
                var file = new FileInfo(_path);
                return file.Exists ? file.Length : null;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Opening it will fail as well, and say why.
                return null;
            }
        }
    }

    public override ValueTask<Stream> OpenAsync(CancellationToken cancellationToken) => new(Open(FileOptions.Asynchronous | FileOptions.SequentialScan));

    public override Stream OpenToInspect() => Open(FileOptions.None);

    private FileStream Open(FileOptions options)
    {
        // Size 1 means no buffer of its own: whoever reads brings a larger one.
        var stream = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, options);
        if (stream.CanSeek)
            return stream;
        stream.Dispose();
        throw new NotSupportedException();
    }
}
