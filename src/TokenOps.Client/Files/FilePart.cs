using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Runtime;

namespace TokenOps;

/// <summary>
/// One file of a request: where its bytes come from, the name it is sent under and its media type. Nothing is opened
/// before the request is sent, and no file is ever held in memory as a whole.
/// </summary>
/// <remarks>
/// An instance may be used in several requests, one after the other or at the same time, unless <see cref="CanReplay"/>
/// is false. Streams that the library opens are closed by it; a caller's stream is never closed.
/// </remarks>
public sealed class FilePart
{
    private readonly FileSource _source;
    private FileInspection? _inspection;

    private FilePart(FileSource source, string fileName, string? mediaType)
    {
        _source = source;
        FileName = FileNameRules.Bare(fileName, nameof(fileName));
        MediaType = MediaTypeRules.Checked(mediaType, nameof(mediaType));
    }

    /// <summary>The name the file is sent under.</summary>
    /// <value>A bare name without folders, never empty.</value>
    public string FileName { get; }

    /// <summary>The media type that was given explicitly; it wins over what the content looks like.</summary>
    /// <value>A media type such as <c>image/png</c>, or null (the default) when the content decides. See <see cref="DetectMediaTypeAsync"/>.</value>
    public string? MediaType { get; }

    /// <summary>How many bytes will be sent, as far as that is known without reading.</summary>
    /// <value>
    /// Bytes, 0 or more; null when unknown. For a path the file system is asked each time; null when there is no such file.
    /// </value>
    public long? Length
    {
        get
        {
            try
            {
                return _source.Length;
            }
            catch (Exception)
            {
                // A stream that cannot say: opening or reading it tells what is wrong.
                return null;
            }
        }
    }

    /// <summary>Whether the content can be read again for another attempt.</summary>
    /// <value>False only for a stream that cannot seek: such a part is sent once and a failed request is not repeated.</value>
    public bool CanReplay => _source.CanReplay;

    /// <summary>Takes a file by its path. It is opened for each attempt, shared for reading, and closed again.</summary>
    /// <param name="path">The path of a regular file. It need not exist yet; it must when the request is sent.</param>
    /// <param name="mediaType">The media type to send; null leaves it to the content.</param>
    /// <param name="fileName">The name to send; null sends the last segment of <paramref name="path"/>. Folders are cut off.</param>
    /// <exception cref="ArgumentException">The path is empty or names no file, or the media type or the name is malformed.</exception>
    public static FilePart FromFile(string path, string? mediaType = null, string? fileName = null)
    {
        Argument.NotNull(path, nameof(path));
        if (path.Length == 0)
            throw new ArgumentException("The path is empty; expected the path of a file.", nameof(path));
        return new(new PathSource(path), fileName ?? FileNameRules.Bare(path, nameof(path)), mediaType);
    }

    /// <summary>Takes what the caller's stream holds from its present position to its end. The stream is never closed.</summary>
    /// <param name="stream">
    /// A readable stream that stays open until the request has ended. If it can seek, each attempt starts again at the
    /// position it has now; otherwise it can be sent only once.
    /// </param>
    /// <param name="fileName">The name to send. Folders are cut off.</param>
    /// <param name="mediaType">The media type to send; null leaves it to the content.</param>
    /// <exception cref="ArgumentException">The stream cannot be read, or the media type or the name is malformed.</exception>
    public static FilePart FromStream(Stream stream, string fileName, string? mediaType = null)
    {
        Argument.NotNull(stream, nameof(stream));
        Argument.NotNull(fileName, nameof(fileName));
        if (!stream.CanRead)
            throw new ArgumentException("The stream cannot be read; expected an open, readable stream.", nameof(stream));
        return new(SourceOf(stream), fileName, mediaType);
    }

    /// <summary>Takes bytes in memory. They are not copied, so they must not change until the request has ended.</summary>
    /// <param name="bytes">The content; may be empty.</param>
    /// <param name="fileName">The name to send. Folders are cut off.</param>
    /// <param name="mediaType">The media type to send; null leaves it to the content.</param>
    /// <exception cref="ArgumentException">The media type or the name is malformed.</exception>
    public static FilePart FromBytes(ReadOnlyMemory<byte> bytes, string fileName, string? mediaType = null)
    {
        Argument.NotNull(fileName, nameof(fileName));
        return new(new BytesSource(bytes), fileName, mediaType);
    }

    /// <summary>Takes what a function opens. The streams it returns belong to the library, which closes them.</summary>
    /// <param name="open">
    /// Called once per attempt; once more, before the first, to look at the first bytes when the media type is not given
    /// or an image is checked. Each call must return a new stream with the same bytes.
    /// </param>
    /// <param name="fileName">The name to send. Folders are cut off.</param>
    /// <param name="mediaType">The media type to send; null leaves it to the content.</param>
    /// <param name="length">The exact number of bytes, 0 or more; null when unknown, which makes the request chunked.</param>
    /// <exception cref="ArgumentException">The media type or the name is malformed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative.</exception>
    public static FilePart FromOpener(
        Func<CancellationToken, ValueTask<Stream>> open, string fileName, string? mediaType = null, long? length = null)
    {
        Argument.NotNull(open, nameof(open));
        Argument.NotNull(fileName, nameof(fileName));
        if (length < 0)
            throw new ArgumentOutOfRangeException(nameof(length), length, "The length is negative; expected 0 or more bytes, or null.");
        return new(new OpenerSource(open, length), fileName, mediaType);
    }

    /// <summary>Says which media type the file is sent with: the explicit one, else what its first bytes show.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The media type, or null when the content is of no known kind (it is then sent as <c>application/octet-stream</c>).</returns>
    /// <exception cref="FilePartException">The file cannot be opened or read, or cannot be replayed and was sent already.</exception>
    public ValueTask<string?> DetectMediaTypeAsync(CancellationToken cancellationToken = default)
    {
        if (MediaType is not null)
            return new(MediaType);
        if (_source.Bytes is { } bytes)
            return new(MediaTypeSniffer.Sniff(bytes.Span));
        var inspecting = InspectAsync(cancellationToken);
        return inspecting.IsCompletedSuccessfully ? new(inspecting.Result.MediaType) : WaitAsync(inspecting);

        static async ValueTask<string?> WaitAsync(ValueTask<FileInspection> inspecting) => (await inspecting.ConfigureAwait(false)).MediaType;
    }

    /// <summary>Reads format, size and transparency of an image from its first bytes.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The header, or null when the content is no image that <see cref="ImageHeader"/> can read.</returns>
    /// <exception cref="FilePartException">The file cannot be opened or read, or cannot be replayed and was sent already.</exception>
    public async ValueTask<ImageHeader?> ReadImageHeaderAsync(CancellationToken cancellationToken = default) =>
        (await InspectAsync(cancellationToken).ConfigureAwait(false)).ImageHeader;

    /// <summary>Returns the name and, where given, the media type; never a path.</summary>
    public override string ToString() => MediaType is null ? FileName : $"{FileName} ({MediaType})";

    /// <summary>Returns the file as a <c>data:</c> address, for the members of a request that take a link to an image or a sound.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The address, with the media type that was given or that the first bytes show; the whole file is in it.</returns>
    /// <exception cref="FilePartException">The file cannot be read.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<string> ToDataUriAsync(CancellationToken cancellationToken = default)
    {
        var mediaType = MediaType ?? await DetectMediaTypeAsync(cancellationToken).ConfigureAwait(false) ?? "application/octet-stream";
        using var content = await OpenAsync(cancellationToken).ConfigureAwait(false);
        using var memory = new MemoryStream();
        await Delivery.CopyAsync(content, memory, cancellationToken).ConfigureAwait(false);
        return $"data:{mediaType};base64,{Convert.ToBase64String(memory.GetBuffer(), 0, (int)memory.Length)}";
    }

    private static FileSource SourceOf(Stream stream)
    {
        try
        {
            return stream.CanSeek ? new SeekableStreamSource(stream) : new SingleUseStreamSource(stream);
        }
        catch (Exception exception) when (exception is not ArgumentException)
        {
            throw new ArgumentException($"The stream cannot say where it stands ({exception.GetType().Name}); expected an open, readable stream.", nameof(stream), exception);
        }
    }

    /// <summary>The content where it is in memory already; null where it has to be read.</summary>
    internal ReadOnlyMemory<byte>? Bytes => _source.Bytes;

    /// <summary>Opens the content for one attempt. The result is to be disposed, whoever owns what is beneath it.</summary>
    internal async ValueTask<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await _source.OpenAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (FilePartException.IsReadFailure(exception, cancellationToken))
        {
            throw Failed(exception);
        }
    }

    /// <summary>Looks at the first bytes without consuming them.</summary>
    internal ValueTask<FileInspection> InspectAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return InspectAtHand() is { } known ? new(known) : InspectStreamAsync(cancellationToken);
    }

    /// <summary>
    /// The same for callers that cannot wait, such as data annotations; null when that would mean to block on
    /// asynchronous code. <see cref="InspectAsync"/> before the call makes the answer available.
    /// </summary>
    internal FileInspection? Inspect()
    {
        if (InspectAtHand() is { } known)
            return known;
        try
        {
            using var stream = _source.OpenToInspect();
            return stream is null ? null : Remember(FileInspection.Of(stream));
        }
        catch (Exception exception) when (!CanReplay && (exception is StreamUsedException or NotSupportedException or (InvalidOperationException and not ObjectDisposedException)))
        {
            // Sent already, or a stream (a web server's request body, say) that insists on asynchronous reading.
            return null;
        }
        catch (Exception exception) when (FilePartException.IsReadFailure(exception, CancellationToken.None))
        {
            throw Failed(exception);
        }
    }

    // What takes no reading: seen before, or in memory.
    internal FileInspection? InspectAtHand() => _inspection ?? (_source.Bytes is { } bytes ? FileInspection.Of(bytes.Span) : null);

    /// <summary>Looks at the first bytes, and leaves open what was opened for that where it can be sent afterwards. The stream, at its start, is the receiver's.</summary>
    internal ValueTask<(FileInspection Found, Stream? Opened)> InspectToSendAsync(CancellationToken cancellationToken) =>
        InspectStreamAsync(_source.KeepsOpened, cancellationToken);

    private async ValueTask<FileInspection> InspectStreamAsync(CancellationToken cancellationToken) =>
        (await InspectStreamAsync(keepsOpened: false, cancellationToken).ConfigureAwait(false)).Found;

    private async ValueTask<(FileInspection Found, Stream? Opened)> InspectStreamAsync(bool keepsOpened, CancellationToken cancellationToken)
    {
        try
        {
            var stream = await _source.OpenToInspectAsync(cancellationToken).ConfigureAwait(false);
            var opened = default(Stream);
            try
            {
                var found = Remember(await FileInspection.OfAsync(stream, cancellationToken).ConfigureAwait(false));
                if (keepsOpened)
                {
                    stream.Position = 0;
                    opened = stream;
                }

                return (found, opened);
            }
            finally
            {
                if (opened is null)
                    await stream.CloseAsync().ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (FilePartException.IsReadFailure(exception, cancellationToken))
        {
            throw Failed(exception);
        }
    }

    internal FilePartException Failed(Exception exception) =>
        exception is StreamUsedException ? FilePartException.SentAlready(FileName) : FilePartException.From(FileName, exception, keepInner: !_source.NamesPathInErrors);

    // A path may hold another file by the next attempt, so what was seen is kept only where looking again is impossible or dear.
    private FileInspection Remember(FileInspection inspection) =>
        _source.KeepsInspection ? _inspection = inspection : inspection;
}
