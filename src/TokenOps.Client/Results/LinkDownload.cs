using System;
using System.Buffers;
using System.Globalization;
using System.IO;
using System.Net;
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
    private const int MaxRedirects = 5;
    private const int BufferSize = 64 * 1024;

    private readonly HttpMessageHandler _handler;

    /// <summary>Makes a downloader.</summary>
    /// <param name="handler">
    /// Sends the requests. It must not follow redirects by itself (<c>AllowAutoRedirect = false</c>), or it may follow them
    /// to where this class would not. It stays the caller's and is not disposed.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="handler"/> is null.</exception>
    public LinkDownload(HttpMessageHandler handler) =>
        _handler = handler ?? throw new ArgumentNullException(nameof(handler));

    /// <summary>How many bytes a download may have.</summary>
    /// <value>In bytes, at least 1. The default is 256 MiB.</value>
    public long MaxBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>Whether plain <c>http</c> to this machine is allowed, for tests.</summary>
    /// <value>The default is false.</value>
    public bool AllowHttpToLoopback { get; init; }

    /// <summary>Downloads into memory.</summary>
    /// <param name="link">The link, at most 60 minutes old.</param>
    /// <param name="cancellationToken">Stops the download.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="ArgumentException"><paramref name="link"/> is not an absolute <c>https</c> link.</exception>
    /// <exception cref="HttpRequestException">The server cannot be reached, answers with an error (links older than 60 minutes do), redirects to where it must not, or sends more than <see cref="MaxBytes"/>.</exception>
    /// <exception cref="IOException">The connection failed in the middle.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<Base64Data> ToMemoryAsync(Uri link, CancellationToken cancellationToken = default)
    {
        using var response = await GetAsync(link, cancellationToken).ConfigureAwait(false);
        using var bytes = new MemoryStream((int)Math.Min(response.Content.Headers.ContentLength ?? BufferSize, BufferSize * 256L));
        await CopyAsync(response, bytes, cancellationToken).ConfigureAwait(false);
        return Base64Data.FromBytes(bytes.Length == bytes.Capacity ? bytes.GetBuffer() : bytes.ToArray());
    }

    /// <summary>Downloads into a stream.</summary>
    /// <param name="link">The link, at most 60 minutes old.</param>
    /// <param name="destination">The stream to write to. It stays open and is the caller's; a download that fails may leave part of the bytes in it.</param>
    /// <param name="cancellationToken">Stops the download.</param>
    /// <returns>How many bytes were written.</returns>
    /// <inheritdoc cref="ToMemoryAsync" path="/exception"/>
    /// <exception cref="ArgumentNullException"><paramref name="destination"/> is null.</exception>
    public async Task<long> ToStreamAsync(Uri link, Stream destination, CancellationToken cancellationToken = default)
    {
        _ = destination ?? throw new ArgumentNullException(nameof(destination));
        using var response = await GetAsync(link, cancellationToken).ConfigureAwait(false);
        var (length, _) = await CopyAsync(response, destination, cancellationToken).ConfigureAwait(false);
        return length;
    }

    /// <summary>Downloads into a file, which appears complete or not at all.</summary>
    /// <param name="link">The link, at most 60 minutes old.</param>
    /// <param name="path">A file, which is replaced if it exists; or a directory, as with <see cref="Base64Data.SaveAsync"/>.</param>
    /// <param name="cancellationToken">Stops the download.</param>
    /// <returns>The full path of the file.</returns>
    /// <inheritdoc cref="ToMemoryAsync" path="/exception"/>
    public async Task<string> ToFileAsync(Uri link, string path, CancellationToken cancellationToken = default)
    {
        using var response = await GetAsync(link, cancellationToken).ConfigureAwait(false);
        using var file = AtomicFile.Create(path);
        var (_, mediaType) = await CopyAsync(response, file.Stream, cancellationToken).ConfigureAwait(false);
        return await file.CommitAsync(mediaType, cancellationToken).ConfigureAwait(false);
    }

    private static bool IsRedirect(HttpStatusCode status) => (int)status is 301 or 302 or 303 or 307 or 308;

    private async Task<HttpResponseMessage> GetAsync(Uri link, CancellationToken cancellationToken)
    {
        if (link is null || !IsAllowed(link))
            throw new ArgumentException("The link must be absolute and https.", nameof(link));

        // Not an HttpClient, whose default headers may hold a key.
        using var http = new HttpMessageInvoker(_handler, disposeHandler: false);
        for (var redirects = 0; ; redirects++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, link);
            var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            try
            {
                if (response.IsSuccessStatusCode)
                {
                    var result = response;
                    response = null;
                    return result;
                }

                link = Follow(response, link, redirects);
            }
            finally
            {
                response?.Dispose();
            }
        }
    }

    private Uri Follow(HttpResponseMessage response, Uri link, int redirects)
    {
        if (!IsRedirect(response.StatusCode) || response.Headers.Location is not { } location)
            throw new HttpRequestException($"The link's server answered {(int)response.StatusCode}. Links are valid for 60 minutes; ask for a new one.");

        var next = new Uri(link, location);
        if (!IsAllowed(next))
            throw new HttpRequestException("The link redirects to an address that is not https.");

        return redirects < MaxRedirects ? next : throw new HttpRequestException($"The link redirects more than {MaxRedirects} times.");
    }

    private bool IsAllowed(Uri link) =>
        link.IsAbsoluteUri && (link.Scheme == Uri.UriSchemeHttps || (AllowHttpToLoopback && link.Scheme == Uri.UriSchemeHttp && link.IsLoopback));

    private async Task<(long Length, string? MediaType)> CopyAsync(HttpResponseMessage response, Stream destination, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength > MaxBytes)
            throw TooLong();

#if NET8_0_OR_GREATER
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#else
        var body = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var length = 0L;
            string? mediaType = null;
            while (await FillAsync(body, buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
            {
                if (length == 0)
                    mediaType = MediaSignature.TypeOf(buffer.AsSpan(0, Math.Min(read, MediaSignature.Length)));

                length += read;
                if (length > MaxBytes)
                    throw TooLong();

                await destination.WriteFromAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            }

            return (length, mediaType);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async ValueTask<int> FillAsync(Stream body, byte[] buffer, CancellationToken cancellationToken)
    {
        var filled = 0;
        while (filled < buffer.Length && await body.ReadIntoAsync(buffer.AsMemory(filled), cancellationToken).ConfigureAwait(false) is > 0 and var read)
            filled += read;

        return filled;
    }

    private HttpRequestException TooLong() =>
        new($"The link leads to more than the {MaxBytes.ToString(CultureInfo.InvariantCulture)} bytes that are allowed.");
}
