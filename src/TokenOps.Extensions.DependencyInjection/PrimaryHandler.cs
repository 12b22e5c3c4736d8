using System.Net;
using System.Net.Http;

namespace TokenOps.DependencyInjection;

/// <summary>The innermost handler, as the client makes it for itself where it is given none.</summary>
/// <remarks>Deflate is left to the client, which reads it with and without a zlib header; handlers read one of the two.</remarks>
internal static class PrimaryHandler
{
    public static HttpMessageHandler Create() =>
#if NETSTANDARD
        new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.GZip,
        };
#else
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Brotli,

            // The client is a singleton, so its handler is never exchanged for a new one.
            PooledConnectionLifetime = System.TimeSpan.FromMinutes(5),
        };
#endif
}
