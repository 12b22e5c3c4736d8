using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>A request's body that remembers how far it got and whose fault it was when it got no further.</summary>
internal sealed class TrackedContent : HttpContent
{
    private readonly HttpContent? _inner;

    public TrackedContent(HttpContent? inner, bool canReplay)
    {
        _inner = inner;
        CanReplay = canReplay;
        if (inner is not null)
        {
#if NETSTANDARD
            foreach (var header in inner.Headers)
            {
                Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
#else
            // As they are: nothing here needs them parsed.
            foreach (var header in inner.Headers.NonValidated)
            {
                foreach (var value in header.Value)
                {
                    Headers.TryAddWithoutValidation(header.Key, value);
                }
            }
#endif
        }
    }

    /// <summary>Whether the body can be written once more with the same bytes.</summary>
    public bool CanReplay { get; }

    /// <summary>Whether writing began, which it does once there is a connection.</summary>
    public bool Started { get; private set; }

    /// <summary>Whether all of the body was handed to the connection.</summary>
    public bool Completed { get; private set; }

    /// <summary>What reading the caller's data threw; null when it is not to blame.</summary>
    public Exception? SourceError { get; private set; }

#if NETSTANDARD
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeAsync(stream, CancellationToken.None);
#else
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeAsync(stream, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        SerializeAsync(stream, cancellationToken);
#endif

    protected override bool TryComputeLength(out long length)
    {
        var known = _inner is null ? 0 : _inner.Headers.ContentLength;
        length = known.GetValueOrDefault();
        return known is not null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner?.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task SerializeAsync(Stream stream, CancellationToken cancellationToken)
    {
        Started = true;
        if (_inner is not null)
        {
            var target = new WatchedStream(stream);
            try
            {
#if NETSTANDARD
                cancellationToken.ThrowIfCancellationRequested();
                await _inner.CopyToAsync(target).ConfigureAwait(false);
#else
                await _inner.CopyToAsync(target, cancellationToken).ConfigureAwait(false);
#endif
            }
            catch (Exception error) when (!target.Failed && error is not OperationCanceledException)
            {
                // HttpContent wraps what its source throws; the caller knows the bare exception.
                SourceError = error is HttpRequestException { InnerException: { } cause } ? cause : error;
                throw;
            }
        }

        Completed = true;
    }
}
