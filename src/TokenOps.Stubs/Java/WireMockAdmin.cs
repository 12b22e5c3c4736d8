using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TokenOps.Stubs.Java;

/// <summary>Asks a running WireMock what it received.</summary>
internal sealed class WireMockAdmin : IDisposable
{
    private readonly HttpClient _client;

    /// <summary>Creates it for a WireMock's address.</summary>
    public WireMockAdmin(Uri address) => _client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };

    /// <summary>The latest requests, the latest first.</summary>
    public async Task<IReadOnlyList<ReceivedRequest>> GetReceivedAsync(int limit, CancellationToken cancellationToken)
    {
        using var response = await _client.GetAsync(new Uri(FormattableString.Invariant($"__admin/requests?limit={limit}"), UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            using var reader = new JsonTextReader(new StreamReader(stream)) { DateParseHandling = DateParseHandling.None };
            var journal = await JObject.LoadAsync(reader, cancellationToken).ConfigureAwait(false);
            return [.. (journal["requests"] as JArray ?? []).Select(entry => Read((JObject)entry["request"]!))];
        }
    }

    /// <summary>Forgets the requests.</summary>
    public async Task ClearReceivedAsync(CancellationToken cancellationToken)
    {
        using var response = await _client.DeleteAsync(new Uri("__admin/requests", UriKind.Relative), cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static ReceivedRequest Read(JObject request) => new(
        (string)request["method"]!,
        (string)request["url"]!,
        (request["headers"] as JObject ?? []).Properties().ToDictionary(
            header => header.Name,
            header => header.Value is JArray several ? several.Select(value => (string)value!).ToArray() : [(string)header.Value!],
            StringComparer.OrdinalIgnoreCase),
        Convert.FromBase64String((string?)request["bodyAsBase64"] ?? string.Empty));
}
