using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Runtime;

namespace TokenOps;

/// <summary>
/// Downloads what a reply links to, such as the image behind <c>url</c>. Such links are valid for 60 minutes after the
/// image was made, so download at once what is to be kept.
/// </summary>
/// <remarks>
/// The request carries no API key and no other header of ours. Only <c>https</c> is
/// followed, through redirects too, and the length is bounded. Safe to use from several threads.
/// </remarks>
public sealed class LinkDownload
{
    private const int BufferSize = 64 * 1024;

    private static readonly Lazy<LinkDownload> SharedInstance = new(static () => new LinkDownload(DefaultHttpHandler.Create()));

    private readonly HttpMessageHandler _handler;
    private readonly long _maxBytes = 256L * 1024 * 1024;
    private readonly TimeSpan _timeout = TimeSpan.FromMinutes(5);
    private readonly TimeSpan _idleTimeout = TimeSpan.FromMinutes(1);
    private readonly TimeProvider _time = TimeProvider.System;

    /// <summary>Makes a downloader.</summary>
    /// <param name="handler">
    /// Sends the requests. It must not follow redirects by itself (<c>AllowAutoRedirect = false</c>), or it may follow them
    /// to where this class would not. It stays the caller's and is not disposed.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="handler"/> is null.</exception>
    public LinkDownload(HttpMessageHandler handler) =>
        _handler = handler ?? throw new ArgumentNullException(nameof(handler));

    /// <summary>
    /// The downloader for everybody who brings none of their own: it has its own connections, which know neither the
    /// client's key nor its handlers, and lives as long as the process.
    /// </summary>
    public static LinkDownload Shared => SharedInstance.Value;

    /// <summary>Gets how many bytes a download may have.</summary>
    /// <value>In bytes, at least 1. The default is 256 MiB.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public long MaxBytes
    {
        get => _maxBytes;
        init
        {
            OptionCheck.AtLeastOne(value, nameof(MaxBytes));
            _maxBytes = value;
        }
    }

    /// <summary>Gets how long a download may take.</summary>
    /// <value>More than zero and at most 24 days, or <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>. The default is 5 minutes.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public TimeSpan Timeout
    {
        get => _timeout;
        init
        {
            OptionCheck.Duration(value, nameof(Timeout), infinite: true);
            _timeout = value;
        }
    }

    /// <summary>Gets the longest silence in the middle of a download.</summary>
    /// <value>More than zero and at most 24 days, or <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>. The default is 1 minute.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public TimeSpan IdleTimeout
    {
        get => _idleTimeout;
        init
        {
            OptionCheck.Duration(value, nameof(IdleTimeout), infinite: true);
            _idleTimeout = value;
        }
    }

    /// <summary>Gets the clock that measures <see cref="Timeout"/> and <see cref="IdleTimeout"/>.</summary>
    /// <value>The default is the system's.</value>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public TimeProvider TimeProvider
    {
        get => _time;
        init => _time = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>Whether plain <c>http</c> to this machine is allowed, for tests.</summary>
    /// <value>The default is false.</value>
    public bool AllowHttpToLoopback { get; init; }

    /// <summary>Downloads into memory.</summary>
    /// <param name="link">The link, at most 60 minutes old.</param>
    /// <param name="cancellationToken">Stops the download.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="ArgumentException"><paramref name="link"/> is not an absolute <c>https</c> link.</exception>
    /// <exception cref="TokenOpsConnectionException">The server cannot be reached, or the connection broke.</exception>
    /// <exception cref="ApiException">The link's server refused or failed; the derived types say how. Links older than 60 minutes are refused, with 403 or 404 mostly.</exception>
    /// <exception cref="TokenOpsRedirectException">The link redirects to where it must not.</exception>
    /// <exception cref="TokenOpsResponseException">There is more than <see cref="MaxBytes"/> behind the link, or it cannot be read.</exception>
    /// <exception cref="TokenOpsTimeoutException">The download took longer than <see cref="Timeout"/>, or nothing came for <see cref="IdleTimeout"/>.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<Base64Data> ToMemoryAsync(Uri link, CancellationToken cancellationToken = default)
    {
        CheckLink(link);
        using var fetch = new LinkFetch(this, cancellationToken);
        await fetch.OpenAsync(link).ConfigureAwait(false);
        using var bytes = new MemoryStream((int)Math.Min(fetch.Length ?? BufferSize, BufferSize * 16L));
        await CopyAsync(fetch, bytes, cancellationToken).ConfigureAwait(false);
        return Base64Data.FromBytes(bytes.Length == bytes.Capacity ? bytes.GetBuffer() : bytes.ToArray());
    }

    /// <summary>Downloads into a stream.</summary>
    /// <param name="link">The link, at most 60 minutes old.</param>
    /// <param name="destination">The stream to write to. It stays open and is the caller's; a download that fails may leave part of the bytes in it.</param>
    /// <param name="cancellationToken">Stops the download.</param>
    /// <returns>How many bytes were written.</returns>
    /// <inheritdoc cref="ToMemoryAsync" path="/exception"/>
    /// <exception cref="ArgumentNullException"><paramref name="destination"/> is null.</exception>
    /// <exception cref="TokenOpsDestinationException"><paramref name="destination"/> failed.</exception>
    public async Task<long> ToStreamAsync(Uri link, Stream destination, CancellationToken cancellationToken = default)
    {
        _ = destination ?? throw new ArgumentNullException(nameof(destination));
        CheckLink(link);
        using var fetch = new LinkFetch(this, cancellationToken);
        await fetch.OpenAsync(link).ConfigureAwait(false);
        var (length, _) = await CopyAsync(fetch, destination, cancellationToken).ConfigureAwait(false);
        return length;
    }

    /// <summary>Downloads into a file, which appears complete or not at all.</summary>
    /// <param name="link">The link, at most 60 minutes old.</param>
    /// <param name="path">A file, which is replaced if it exists; or a directory, as with <see cref="Base64Data.SaveAsync"/>.</param>
    /// <param name="cancellationToken">Stops the download.</param>
    /// <returns>The full path of the file.</returns>
    /// <inheritdoc cref="ToMemoryAsync" path="/exception"/>
    /// <exception cref="TokenOpsDestinationException">The file cannot be written.</exception>
    public async Task<string> ToFileAsync(Uri link, string path, CancellationToken cancellationToken = default)
    {
        // The file first: where it cannot be written, nothing need be downloaded.
        CheckLink(link);
        using var file = AtomicFile.Create(path);
        using var fetch = new LinkFetch(this, cancellationToken);
        await fetch.OpenAsync(link).ConfigureAwait(false);
        var (_, mediaType) = await CopyAsync(fetch, file.Stream, cancellationToken).ConfigureAwait(false);
        return await file.CommitAsync(mediaType, cancellationToken).ConfigureAwait(false);
    }

    // Not an HttpClient, whose default headers may hold a key.
    internal HttpMessageInvoker NewInvoker() => new(_handler, disposeHandler: false);

    internal bool IsAllowed(Uri link) =>
        link.IsAbsoluteUri && (link.Scheme == Uri.UriSchemeHttps || (AllowHttpToLoopback && link.Scheme == Uri.UriSchemeHttp && link.IsLoopback));

    private void CheckLink(Uri link)
    {
        if (link is null || !IsAllowed(link))
            throw new ArgumentException("The link must be absolute and https.", nameof(link));
    }

    private static async Task<(long Length, string? MediaType)> CopyAsync(LinkFetch fetch, Stream destination, CancellationToken cancellationToken)
    {
        var buffer = ContentPool<byte>.Rent(BufferSize);
        try
        {
            var length = 0L;
            string? mediaType = null;
            while (await fetch.FillAsync(buffer).ConfigureAwait(false) is > 0 and var read)
            {
                if (length == 0)
                    mediaType = MediaTypeSniffer.Sniff(buffer.AsSpan(0, Math.Min(read, MediaTypeSniffer.Length)));

                length += read;
                await destination.DeliverAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            }

            return (length, mediaType);
        }
        finally
        {
            ContentPool<byte>.Return(buffer);
        }
    }
}
