using System.Net;
using System.Net.Http;

namespace TokenOps.DependencyInjection;

/// <summary>The innermost handler, as the client makes it for itself where it is given none.</summary>
internal static class PrimaryHandler
{
    public static HttpMessageHandler Create() =>
#if NETSTANDARD
        new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        };
#else
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,

            // The client is a singleton, so its handler is never exchanged for a new one.
            PooledConnectionLifetime = System.TimeSpan.FromMinutes(5),
        };
#endif
}
