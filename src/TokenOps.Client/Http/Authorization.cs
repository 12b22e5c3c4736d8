using System.Collections.Generic;
using System.Net.Http;

namespace TokenOps.Runtime;

/// <summary>Puts the key where the document wants it, for the configured origin only.</summary>
internal sealed class Authorization(ClientSettings settings, bool keyMayComeFromElsewhere)
{
    private readonly string? _bearer = settings.ApiKey is null ? null : "Bearer " + settings.ApiKey;

    /// <summary>The query parameter to add; null when the key goes elsewhere.</summary>
    public KeyValuePair<string, string>? InQuery(SecurityScheme scheme) =>
        scheme.Kind == SecuritySchemeKind.ApiKeyQuery && Key(scheme) is { } key ? new KeyValuePair<string, string>(scheme.Name, key) : null;

    public void Apply(HttpRequestMessage message, SecurityScheme scheme)
    {
        if (scheme.Kind is SecuritySchemeKind.None or SecuritySchemeKind.ApiKeyQuery || message.Headers.Contains(scheme.Name))
        {
            return;
        }

        if (Key(scheme) is { } key && Origin.Same(message.RequestUri!, settings.BaseAddress))
        {
            message.Headers.TryAddWithoutValidation(scheme.Name, scheme.Kind == SecuritySchemeKind.Bearer ? _bearer : key);
        }
    }

    private string? Key(SecurityScheme scheme)
    {
        if (settings.ApiKey is null && !keyMayComeFromElsewhere && scheme.Kind != SecuritySchemeKind.None)
        {
            throw new TokenOpsAuthenticationException(
                "There is no API key, nothing was sent. Set TokenOpsClientOptions.ApiKey or the environment variable TOKENOPS_API_KEY.");
        }

        return settings.ApiKey;
    }
}
