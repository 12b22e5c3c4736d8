using System.Net;
using System.Net.Http;

namespace TokenOps.Runtime;

/// <summary>The handlers that the client makes when it is given no HttpClient.</summary>
internal static class DefaultHttpHandler
{
    /// <summary>The compressions that <see cref="ContentDecoding"/> undoes.</summary>
    public const string Encodings = "gzip, deflate, br";

    /// <summary>Whether <see cref="Create()"/> leaves compressed answers as they are: undone by the client, they cost no layer where there are none.</summary>
    public static bool LeavesCompression =>
#if NETSTANDARD
        false;
#else
        true;
#endif

    public static HttpMessageHandler Create() => LeavesCompression ? Create(DecompressionMethods.None) : CreateDecompressing();

    public static HttpMessageHandler CreateDecompressing() => Create(
#if NETSTANDARD
        DecompressionMethods.GZip | DecompressionMethods.Deflate);
#else
        DecompressionMethods.All);
#endif

#if NETSTANDARD
    private static HttpClientHandler Create(DecompressionMethods undone) =>
        new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = undone,
        };
#else
    private static SocketsHttpHandler Create(DecompressionMethods undone) =>
        new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = undone,

            // Long enough to reuse connections, short enough to notice that a name points elsewhere.
            PooledConnectionLifetime = System.TimeSpan.FromMinutes(5),
        };
#endif
}
