using WireMock;
using WireMock.Types;

namespace TokenOps.Stubs.WireMockNet;

/// <summary>Reads WireMock.Net's requests.</summary>
internal static class Received
{
    public static ReceivedRequest From(IRequestMessage request) => new(
        request.Method,
        new Uri(request.Url).PathAndQuery,
        (request.Headers ?? new Dictionary<string, WireMockList<string>>(StringComparer.Ordinal))
            .ToDictionary(header => header.Key, header => header.Value.ToArray(), StringComparer.OrdinalIgnoreCase),
        request.BodyAsBytes ?? []);
}
