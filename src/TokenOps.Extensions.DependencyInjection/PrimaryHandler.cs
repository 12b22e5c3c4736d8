using System.Net;
using System.Net.Http;
#if NETSTANDARD
using System.Runtime.CompilerServices;
#endif

namespace TokenOps.DependencyInjection;

/// <summary>The innermost handler, as the client makes it for itself where it is given none.</summary>
/// <remarks>Deflate is left to the client, which reads it with and without a zlib header; handlers read one of the two.</remarks>
internal static class PrimaryHandler
{
#if NETSTANDARD
    public static HttpMessageHandler Create()
    {
        var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.GZip,
        };
        try
        {
            LiftConnectionLimit(handler);
        }
        catch (System.Exception error) when (error is System.MissingMethodException or System.NotSupportedException or System.NotImplementedException)
        {
            // Frameworks before 4.7.1 keep the limit in ServicePointManager, which is the application's.
        }

        return handler;
    }

    // .NET Framework opens two connections to a server. Apart, because a member that is missing is found out when the method that names it is compiled.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LiftConnectionLimit(HttpClientHandler handler) => handler.MaxConnectionsPerServer = int.MaxValue;
#else
    public static HttpMessageHandler Create() =>
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
