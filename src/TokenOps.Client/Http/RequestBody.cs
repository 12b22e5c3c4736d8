using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>A request's body that remembers how far it got, and whose fault it was when it got no further.</summary>
internal abstract class RequestBody : HttpContent
{
    /// <summary>Whether the body can be written once more with the same bytes.</summary>
    public virtual bool CanReplay => true;

    /// <summary>Whether writing began, which it does once there is a connection.</summary>
    public bool Started { get; private set; }

    /// <summary>Whether all of the body was handed to the connection.</summary>
    public bool Completed { get; private set; }

    /// <summary>
    /// What reading the caller's data threw; null when it is not to blame. <see cref="HttpClient"/> wraps it into an
    /// exception of its own.
    /// </summary>
    public Exception? SourceError { get; private set; }

    /// <summary>What writing to the connection threw when the server had closed it; null while it is whole.</summary>
    public Exception? ConnectionError { get; private set; }

    /// <summary>How many bytes the connection was given, those of a write that failed included.</summary>
    protected long HandedOver { get; set; }

    /// <inheritdoc/>
    protected sealed override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SendAsync(stream, CancellationToken.None);

#if !NETSTANDARD
    /// <inheritdoc/>
    protected sealed override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        SendAsync(stream, cancellationToken);
#endif

    /// <summary>Writes the body, with <see cref="Begin"/> before the first byte and <see cref="End"/> after the last.</summary>
    /// <param name="stream">The connection.</param>
    /// <param name="cancellationToken">Ends the writing; never cancelled on frameworks that pass none to the content.</param>
    protected abstract Task WriteAsync(Stream stream, CancellationToken cancellationToken);

    protected void Begin()
    {
        Started = true;
        SourceError = null;
        ConnectionError = null;
        HandedOver = 0;
    }

    protected void End() => Completed = true;

    /// <summary>Says that the caller's data, not the connection, is why the body ends here.</summary>
    protected void Blame(Exception source) => SourceError = source;

    private async Task SendAsync(Stream stream, CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(stream, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (SourceError is null && DeadConnection.IsCause(error) && TryComputeLength(out var length))
        {
            // A server that refuses a body responds and closes before it has read all of it (RFC 9112, section 9.3), but
            // handlers look for the response only once the body counts as written.
            ConnectionError = error;
            await DeadConnection.FinishAsync(stream, length - HandedOver, cancellationToken).ConfigureAwait(false);
        }
    }
}
