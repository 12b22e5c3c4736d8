using System;
using System.IO;
using System.Threading;

namespace TokenOps;

/// <summary>
/// A file of a request could not be opened or read, or changed while it was sent. Names the file by its bare name; for
/// files given by path there is no inner exception, because the system's own ones tell the full path.
/// </summary>
public class FilePartException : TokenOpsException
{
    /// <summary>Initializes a new instance with a general message.</summary>
    public FilePartException()
        : this("A file of the request could not be read.")
    {
    }

    /// <summary>Initializes a new instance; for test doubles, set the properties of interest as well.</summary>
    /// <param name="message">What happened and what to try.</param>
    public FilePartException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance; for test doubles, set the properties of interest as well.</summary>
    /// <param name="message">What happened and what to try.</param>
    /// <param name="innerException">The cause, or null.</param>
    public FilePartException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal FilePartException(string fileName, FilePartFailure failure, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        FileName = fileName;
        Failure = failure;
    }

    /// <summary>Gets the bare name of the file.</summary>
    public string FileName { get; init; } = string.Empty;

    /// <summary>Gets what went wrong.</summary>
    public FilePartFailure Failure { get; init; }

    /// <summary>Whether an exception of the caller's file or stream has yet to be translated: any but a cancellation that was asked for.</summary>
    internal static bool IsReadFailure(Exception exception, CancellationToken cancellationToken) =>
        exception is not FilePartException && !(exception is OperationCanceledException && cancellationToken.IsCancellationRequested);

    internal static FilePartException From(string fileName, Exception exception, bool keepInner)
    {
        var (failure, problem) = exception switch
        {
            FileNotFoundException or DirectoryNotFoundException => (FilePartFailure.NotFound, "does not exist"),
            UnauthorizedAccessException => (FilePartFailure.AccessDenied, "may not be read, or is a folder"),
            ObjectDisposedException => (FilePartFailure.Unreadable, "cannot be read because its stream was closed; it must stay open until the call has ended"),
            NotSupportedException => (FilePartFailure.Unreadable, "cannot be read as a stream from start to end; expected a regular file"),
            IOException => (FilePartFailure.Unreadable, "could not be read"),
            _ => (FilePartFailure.Unreadable, $"could not be read: its source threw {exception.GetType().Name}"),
        };
        return new FilePartException(fileName, failure, $"The file \"{fileName}\" {problem}.", keepInner ? exception : null);
    }

    internal static FilePartException SentAlready(string fileName) => new(
        fileName,
        FilePartFailure.SentAlready,
        $"The stream of the file \"{fileName}\" cannot seek and was sent already, so it cannot be sent again. "
        + "Create a new FilePart for each request, or use FilePart.FromOpener, FilePart.FromFile or a stream that can seek.");

    internal static FilePartException LengthChanged(string fileName, long announced, long? found) =>
        new(fileName, FilePartFailure.LengthChanged, FormattableString.Invariant(
            $"The file \"{fileName}\" was announced with {announced} bytes but has {(found is { } f ? f : "more")}; it must not change while it is sent."));
}
