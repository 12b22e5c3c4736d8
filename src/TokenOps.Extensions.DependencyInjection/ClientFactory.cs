using System;
using System.Net.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace TokenOps.DependencyInjection;

/// <summary>Makes clients of what the container holds.</summary>
internal static class ClientFactory
{
    public static string HttpClientName(string name) => name.Length == 0 ? "TokenOps" : "TokenOps." + name;

    public static TokenOpsClient Create(IServiceProvider provider, string name) => new(
        provider.GetRequiredService<IOptionsMonitor<TokenOpsClientOptions>>().Get(name),
        provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName(name)));
}
