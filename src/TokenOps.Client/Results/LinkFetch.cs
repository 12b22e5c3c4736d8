using System;
using System.Globalization;
using System.IO;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>One download of a link: follows it, reads what is behind it, and tells failures in the client's exceptions.</summary>
internal sealed class LinkFetch : IDisposable
{
    private const int MaxRedirects = 5;

    private readonly LinkDownload _download;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _stop;
    private readonly ITimer? _timer;
    private HttpResponseMessage? _response;
    private Stream? _body;
    private long _total;
    private Redactor? _redactor;

    public LinkFetch(LinkDownload download, CancellationToken caller)
    {
        _download = download;
        _caller = caller;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(caller);
        if (download.Timeout != Timeout.InfiniteTimeSpan)
            _timer = download.TimeProvider.CreateTimer(static stop => ((CancellationTokenSource)stop!).Cancel(), _stop, download.Timeout, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How many bytes there are; null when the server does not say.</summary>
    public long? Length => _response?.Content.Headers.ContentLength;

    public async Task OpenAsync(Uri link)
    {
        if (link is null || !_download.IsAllowed(link))
            throw new ArgumentException("The link must be absolute and https.", nameof(link));

        // Whoever has the link has the file, so its path and query are secrets.
        var secret = link.PathAndQuery;
        _redactor = new Redactor([], () => [secret]);

        using var http = _download.NewInvoker();
        for (var redirects = 0; ; redirects++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, link);
            _response?.Dispose();
            _response = await GuardAsync(() => http.SendAsync(request, _stop.Token)).ConfigureAwait(false);
            if (_response.IsSuccessStatusCode)
                break;

            link = Follow(_response, link, redirects);
        }

        if (Length > _download.MaxBytes)
            throw TooLong();

#if NET8_0_OR_GREATER
        _body = await GuardAsync(() => _response.Content.ReadAsStreamAsync(_stop.Token)).ConfigureAwait(false);
#else
        _body = await GuardAsync(() => _response.Content.ReadAsStreamAsync()).ConfigureAwait(false);
#endif
    }

    /// <summary>Reads until the buffer is full or nothing is left.</summary>
    public async ValueTask<int> FillAsync(byte[] buffer)
    {
        var filled = 0;
        while (filled < buffer.Length)
        {
            var start = filled;
            var read = await GuardAsync(() => _body!.ReadIntoAsync(buffer.AsMemory(start), _stop.Token).AsTask()).ConfigureAwait(false);
            if (read == 0)
                break;

            filled += read;
            _total += read;
            if (_total > _download.MaxBytes)
                throw TooLong();
        }

        return filled;
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _body?.Dispose();
        _response?.Dispose();
        _stop.Dispose();
    }

    private async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception error) when (_caller.IsCancellationRequested)
        {
            throw new OperationCanceledException("The download was cancelled.", _redactor!.Mask(error), _caller);
        }
        catch (Exception error) when (_stop.IsCancellationRequested)
        {
            throw new TokenOpsTimeoutException(
                $"The download of the link took longer than the {_download.Timeout.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)} s that LinkDownload.Timeout allows.", _redactor!.Mask(error))
            {
                Kind = TokenOpsTimeoutKind.Overall,
                Limit = _download.Timeout,
                RequestWasSent = _response is not null,
            };
        }
        catch (Exception error) when (error is HttpRequestException or IOException or SocketException)
        {
            throw new TokenOpsConnectionException(
                "The link could not be downloaded because the connection to its server failed. Try again, while the link lives: links are valid for 60 minutes.", _redactor!.Mask(error));
        }
    }

    private Uri Follow(HttpResponseMessage response, Uri link, int redirects)
    {
        var status = (int)response.StatusCode;
        if (!Redirects.IsRedirect(response) || response.Headers.Location is not { } location)
        {
            var message = $"The link's server answered {status.ToString(CultureInfo.InvariantCulture)}. Links are valid for 60 minutes; make the call again for a new one.";
            throw status >= 500
                ? new TokenOpsServerException(message) { StatusCode = response.StatusCode }
                : new TokenOpsNotFoundException(message) { StatusCode = response.StatusCode };
        }

        var next = new Uri(link, location);
        if (!_download.IsAllowed(next))
            throw new TokenOpsRedirectException("The link redirects to an address that is not https.") { StatusCode = response.StatusCode };

        return redirects < MaxRedirects
            ? next
            : throw new TokenOpsRedirectException($"The link redirects more than {MaxRedirects.ToString(CultureInfo.InvariantCulture)} times.") { StatusCode = response.StatusCode };
    }

    private TokenOpsResponseException TooLong() =>
        new($"The link leads to more than the {_download.MaxBytes.ToString(CultureInfo.InvariantCulture)} bytes that LinkDownload.MaxBytes allows.") { StatusCode = _response!.StatusCode };
}
