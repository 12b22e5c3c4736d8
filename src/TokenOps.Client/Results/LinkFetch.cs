using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>One download of a link: follows it and reads what is behind it.</summary>
internal sealed class LinkFetch : IDisposable
{
    private const int MaxRedirects = 5;

    private readonly LinkDownload _download;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _stop;
    private ITimer? _timer;
    private ITimer? _idleTimer;
    private volatile bool _isIdle;
    private HttpResponseMessage? _response;
    private Stream? _body;
    private long _total;
    private Redactor? _redactor;

    public LinkFetch(LinkDownload download, CancellationToken caller)
    {
        _download = download;
        _caller = caller;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(caller);
    }

    /// <summary>How many bytes there are; null when the server does not say.</summary>
    public long? Length { get; private set; }

    /// <summary>Gets a link's response, up to its body.</summary>
    /// <param name="link">The link, which is allowed.</param>
    public async Task OpenAsync(Uri link)
    {
        // Whoever has the link has the file, so its path and query are secrets.
        var secret = link.PathAndQuery;
        _redactor = new Redactor([], () => [secret]);
        _body = await GuardAsync(() => OpenBodyAsync(link)).ConfigureAwait(false);
    }

    /// <summary>Reads until the buffer is full or nothing is left.</summary>
    public async ValueTask<int> FillAsync(byte[] buffer)
    {
        var filled = 0;
        while (filled < buffer.Length)
        {
            var start = filled;
            var read = await GuardAsync(() => ReadAsync(buffer.AsMemory(start))).ConfigureAwait(false);
            if (read == 0)
                break;

            filled += read;
            _total += read;
            if (_total > _download.MaxBytes)
                throw LinkFailures.TooLong(_response!, _download.MaxBytes);
        }

        return filled;
    }

    public void Dispose()
    {
        _timer.CloseQuietly();
        _idleTimer.CloseQuietly();
        _body.CloseQuietly();
        _response.CloseQuietly();
        _stop.Dispose();
    }

    private async Task<Stream> OpenBodyAsync(Uri link)
    {
        _timer = _download.TimeProvider.CreateTimer(static fetch => ((LinkFetch)fetch!).Stop(isIdle: false), this, _download.Timeout, Timeout.InfiniteTimeSpan);
        _idleTimer = _download.TimeProvider.CreateTimer(static fetch => ((LinkFetch)fetch!).Stop(isIdle: true), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        using var http = _download.NewInvoker();
        for (var redirects = 0; ; redirects++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, link);
            _response.CloseQuietly();
            _response = null;
            _response = await http.SendAsync(request, _stop.Token).ConfigureAwait(false) ?? throw new HttpRequestException("The handler gave no response.");
            if (_response.IsSuccessStatusCode)
                break;

            link = Follow(_response, link, redirects);
        }

        if (_response.Content is not { } content)
            return Stream.Null;

        Length = ContentDecoding.IsEncoded(content.Headers) ? null : content.Headers.ContentLength;
        if (Length > _download.MaxBytes)
            throw LinkFailures.TooLong(_response, _download.MaxBytes);

#if NET8_0_OR_GREATER
        var network = await content.ReadAsStreamAsync(_stop.Token).ConfigureAwait(false);
#else
        var network = await content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
        return InterruptibleStream.Wrap(ContentDecoding.Wrap(network, content.Headers, encoding => LinkFailures.Encoded(_response, encoding)));
    }

    private async Task<int> ReadAsync(Memory<byte> buffer)
    {
        var pending = _body!.ReadIntoAsync(buffer, _stop.Token);
        if (pending.IsCompleted)
            return await pending.ConfigureAwait(false);

        _idleTimer!.Change(_download.IdleTimeout, Timeout.InfiniteTimeSpan);
        var read = await pending.ConfigureAwait(false);
        _idleTimer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        return read;
    }

    private void Stop(bool isIdle)
    {
        try
        {
            _isIdle = isIdle;
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The download ended while its timer fired.
        }
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
            throw _isIdle
                ? LinkFailures.TimedOut(TokenOpsTimeoutKind.StreamIdle, _download.IdleTimeout, _response, _redactor!.Mask(error))
                : LinkFailures.TimedOut(TokenOpsTimeoutKind.Overall, _download.Timeout, _response, _redactor!.Mask(error));
        }
        catch (Exception error) when (error is not TokenOpsException)
        {
            throw LinkFailures.Of(error, _redactor!.Mask(error), _response);
        }
    }

    private Uri Follow(HttpResponseMessage response, Uri link, int redirects)
    {
        if (!Redirects.IsRedirect(response) || !response.Headers.Contains("Location"))
            throw LinkFailures.Refused(response, _download.TimeProvider);

        if (Redirects.Target(response, link) is not { } next)
            throw LinkFailures.Redirected(response, "to something that is no address");

        if (!_download.IsAllowed(next))
            throw LinkFailures.Redirected(response, "to an address that is not https");

        return redirects < MaxRedirects
            ? next
            : throw LinkFailures.Redirected(response, $"more than {MaxRedirects} times");
    }
}
