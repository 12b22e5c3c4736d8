using System;

namespace TokenOps.Runtime;

/// <summary>Scheme, host and port: where a key may go.</summary>
internal static class Origin
{
    public static bool Same(Uri one, Uri other) =>
        one.Port == other.Port
        && string.Equals(one.Scheme, other.Scheme, StringComparison.OrdinalIgnoreCase)
        && string.Equals(one.Host, other.Host, StringComparison.OrdinalIgnoreCase);

    /// <summary>An address fit for messages: no user, no query, no fragment.</summary>
    public static string Describe(Uri address) =>
        address.IsAbsoluteUri ? address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : "(relative address)";
}
