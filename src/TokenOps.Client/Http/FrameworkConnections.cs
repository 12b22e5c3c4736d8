#if NETSTANDARD
using System;
using System.Net;
using System.Net.Http;
using System.Runtime.CompilerServices;

namespace TokenOps.Runtime;

/// <summary>Lifts .NET Framework's limit of two connections to a server, which newer platforms do not have.</summary>
internal static class FrameworkConnections
{
    /// <summary>Lets a handler open as many connections as there are calls under way.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="server">The server; null when there are many.</param>
    public static void Lift(HttpClientHandler handler, Uri? server)
    {
        try
        {
            SetLimit(handler);
        }
        catch (Exception error) when (error is MissingMethodException or NotSupportedException or NotImplementedException)
        {
            // Frameworks before 4.7.1 keep the limit in the service point of each server.
            if (server is not null)
            {
                ServicePointManager.FindServicePoint(server).ConnectionLimit = int.MaxValue;
            }
        }
    }

    // Apart, because a member that is missing is found out when the method that names it is compiled.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SetLimit(HttpClientHandler handler) => handler.MaxConnectionsPerServer = int.MaxValue;
}
#endif
