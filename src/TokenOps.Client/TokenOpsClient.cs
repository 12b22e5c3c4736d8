using System;
using System.Net.Http;
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
