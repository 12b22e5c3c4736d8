using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Runtime;

namespace TokenOps;

/// <summary>The way to every operation of the TokenOps API. Thread-safe: make one and use it for as long as the program runs.</summary>
public partial class TokenOpsClient : IDisposable
{
    private readonly ApiPipeline? _pipeline;

    /// <summary>Makes a client.</summary>
    /// <param name="options">How it works; null takes every default, with the key from <c>TOKENOPS_API_KEY</c>. Copied.</param>
    /// <param name="httpClient">
    /// Sends the requests; null lets the client make its own. It is neither changed nor disposed, and its own <c>Timeout</c>
    /// stays in force: set that to <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> so that
    /// <see cref="TokenOpsClientOptions.Timeout"/> alone decides. Turn automatic redirects off in its handler: this client
    /// follows those that are safe.
    /// </param>
    /// <exception cref="ArgumentException">An option is out of its range; the message names it.</exception>
    public TokenOpsClient(TokenOpsClientOptions? options = null, HttpClient? httpClient = null)
    {
        var settings = ClientSettings.From(options ?? new TokenOpsClientOptions(), httpClient?.BaseAddress);
        _pipeline = new ApiPipeline(settings, new Transport(httpClient, settings.BaseAddress));
    }

    /// <summary>Makes a client with a key and every other option at its default.</summary>
    /// <param name="apiKey">The API key.</param>
    /// <exception cref="ArgumentNullException"><paramref name="apiKey"/> is null.</exception>
    /// <exception cref="ArgumentException">The key cannot be one; the message says why without showing it.</exception>
    public TokenOpsClient(string apiKey)
        : this(new TokenOpsClientOptions { ApiKey = apiKey ?? throw new ArgumentNullException(nameof(apiKey)) })
    {
    }

    /// <summary>Makes a client for tests: derive from it and override what the code under test uses.</summary>
    protected TokenOpsClient()
    {
    }

    internal ApiPipeline Pipeline => _pipeline
        ?? throw new InvalidOperationException("This client was made by its protected constructor, as test doubles are: override the member that was used.");

    /// <summary>Sends a request that none of the client's operations describes, through the same pipeline as theirs: authorized, retried, with the same exceptions.</summary>
    /// <param name="method">The HTTP method, such as <c>POST</c>.</param>
    /// <param name="path">The path below the client's address, percent-encoded and beginning with a slash, such as <c>/v1/models?limit=5</c>.</param>
    /// <param name="content">The body; null sends none.</param>
    /// <param name="options">What differs for this call from the client's options, more headers and more of the query among it; null for nothing.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The reply, whatever it is, once its headers are there. Dispose it.</returns>
    /// <exception cref="ArgumentException">The method or the path cannot be one.</exception>
    /// <exception cref="TokenOpsException">The request was not delivered, or the server refused it; the derived types say which.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public virtual Task<BinaryResponse> SendAsync(string method, string path, RequestContent? content = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Pipeline.SendForBinaryAsync(RawRequest.Describe(method, path, "application/json, */*;q=0.5"), new RawRequest(content), options, cancellationToken);

    /// <summary>The same for a reply that is a stream of events. The request is sent when the enumeration starts, and must itself say that it wants a stream.</summary>
    /// <param name="method">The HTTP method, such as <c>POST</c>.</param>
    /// <param name="path">The path below the client's address, percent-encoded and beginning with a slash.</param>
    /// <param name="content">The body; null sends none.</param>
    /// <param name="options">What differs for this call from the client's options; null for nothing.</param>
    /// <param name="cancellationToken">Cancels the call and ends the enumeration.</param>
    /// <returns>The events as they were sent, each as soon as it is there, without the one that only says that no more come.</returns>
    /// <exception cref="ArgumentException">The method or the path cannot be one.</exception>
    /// <exception cref="TokenOpsException">The request was not delivered, the server refused it, or the stream reported an error.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public virtual IAsyncEnumerable<RawEvent> StreamAsync(string method, string path, RequestContent? content = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Pipeline.StreamAsync<RawEvent>(RawRequest.Describe(method, path, "text/event-stream"), new RawRequest(content), options, static _ => null, cancellationToken);

    /// <summary>Closes the connections that the client made itself. A HttpClient that was handed in stays as it is.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes what the client owns.</summary>
    /// <param name="disposing">True when called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _pipeline?.Dispose();
        }
    }
}
