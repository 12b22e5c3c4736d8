using System;
using System.Linq;

namespace TokenOps.Runtime;

/// <summary>Percent-encodes values of an address.</summary>
internal static class PercentEncoding
{
    // RFC 3986, section 2.2, without the three that would end the value or change it for every reader of a query.
    private const string Reserved = ":/?[]@!$'()*,;=";

    /// <summary>Encodes everything that is not unreserved (RFC 3986, section 2.3).</summary>
    public static string All(string text) => Uri.EscapeDataString(text);

    /// <summary>Leaves the reserved characters as they are (OpenAPI 3.1, <c>allowReserved</c>).</summary>
    public static string KeepReserved(string text) =>
        Reserved.Aggregate(Uri.EscapeDataString(text), static (encoded, sign) => encoded.Replace(Uri.HexEscape(sign), sign.ToString()));
}
