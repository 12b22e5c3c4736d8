using System;
using System.Net.Http;

namespace TokenOps.Runtime;

/// <summary>The handlers that the client makes when it is given no HttpClient.</summary>
internal static class DefaultHttpHandler
{
    /// <summary>The compressions that <see cref="ContentDecoding"/> undoes: left to it, they cost no layer where there are none.</summary>
    public const string Encodings =
#if NETSTANDARD
        "gzip, deflate";
#else
        "gzip, deflate, br";
#endif

#if NETSTANDARD
    /// <summary>Makes a handler.</summary>
    /// <param name="server">The server that it is for; null for links to anywhere.</param>
    public static HttpMessageHandler Create(Uri? server = null)
    {
        var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
        FrameworkConnections.Lift(handler, server);
        return handler;
    }
#else
    /// <summary>Makes a handler.</summary>
    /// <param name="server">The server that it is for; null for links to anywhere. Older platforms have limits for each server.</param>
    public static HttpMessageHandler Create(Uri? server = null) =>
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,

            // Long enough to reuse connections, short enough to notice that a name points elsewhere.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
#endif
}
