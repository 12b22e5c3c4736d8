using System;

namespace TokenOps.Runtime;

/// <summary>Scheme, host and port: where a key may go.</summary>
internal static class Origin
{
    public static bool Same(Uri one, Uri other) =>
        Uri.Compare(one, other, UriComponents.SchemeAndServer | UriComponents.StrongPort, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>An address fit for messages: no user, no query, no fragment.</summary>
    public static string Describe(Uri address) =>
        address.IsAbsoluteUri ? address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : "(relative address)";
}
