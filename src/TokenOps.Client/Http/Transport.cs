using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>What carries messages to the server: the caller's HttpClient, or a handler of the client's own.</summary>
/// <remarks>
/// A client of its own needs nothing that HttpClient adds to its handler, and every call is spared a time limit, a
/// linked token and a layer.
/// </remarks>
internal sealed class Transport : IDisposable
{
    private readonly HttpClient? _client;
    private readonly HttpMessageInvoker _invoker;

    public Transport(HttpClient? client, Uri server)
    {
        _client = client;
        _invoker = client ?? new HttpMessageInvoker(DefaultHttpHandler.Create(server), disposeHandler: true);
    }

    /// <summary>Whether the caller brought it.</summary>
    public bool IsForeign => _client is not null;

    /// <summary>Whether compressed answers have to be asked for.</summary>
    public bool AsksForCompression => !IsForeign;

    /// <summary>Whether it names its user agent itself.</summary>
    public bool NamesUserAgent => _client is not null && _client.DefaultRequestHeaders.UserAgent.Count > 0;

    /// <summary>Sends a message, up to the answer's headers.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        if (_client is null)
        {
            return _invoker.SendAsync(message, cancellationToken);
        }

#if !NETSTANDARD
        message.Version = _client.DefaultRequestVersion;
        message.VersionPolicy = _client.DefaultVersionPolicy;
#endif
        return _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    /// <summary>Closes the connections of a handler of the client's own.</summary>
    public void Dispose()
    {
        if (_client is null)
        {
            _invoker.Dispose();
        }
    }
}
