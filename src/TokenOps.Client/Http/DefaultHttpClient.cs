using System.Net;
using System.Net.Http;
using System.Threading;

namespace TokenOps.Runtime;

/// <summary>The HttpClient that the client makes when it is given none.</summary>
internal static class DefaultHttpClient
{
    // The pipeline has its own limits, which know about retries and about where a call stands.
    public static HttpClient Create() => new(CreateHandler(), disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };

    public static HttpMessageHandler CreateHandler()
    {
#if NETSTANDARD
        return new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        };
#else
        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,

            // Long enough to reuse connections, short enough to notice that a name points elsewhere.
            PooledConnectionLifetime = System.TimeSpan.FromMinutes(5),
        };
#endif
    }
}
