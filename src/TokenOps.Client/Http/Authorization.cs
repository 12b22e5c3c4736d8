using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Text;

namespace TokenOps.Runtime;

/// <summary>
/// Puts the key where the document wants it, for one origin only: that of the configured address, or, where none is
/// configured, that of the server which the operation's own document names.
/// </summary>
internal sealed class Authorization(ClientSettings settings, bool keyMayComeFromElsewhere)
{
    private readonly string? _bearer = settings.ApiKey is null ? null : "Bearer " + settings.ApiKey;

    /// <summary>The query parameter to add; null when the key goes elsewhere.</summary>
    public KeyValuePair<string, string>? InQuery(SecurityScheme scheme) =>
        scheme.Kind == SecuritySchemeKind.ApiKeyQuery && Key(scheme) is { } key ? new KeyValuePair<string, string>(scheme.Name, key) : null;

    /// <summary>Adds the header that carries the key, unless the message has one of that name.</summary>
    /// <param name="message">The message, addressed.</param>
    /// <param name="scheme">How the operation is authorized.</param>
    /// <param name="server">The address of the call, of which the origin gets the key.</param>
    public void Apply(HttpRequestMessage message, SecurityScheme scheme, Uri server)
    {
        if (scheme.Kind is SecuritySchemeKind.None or SecuritySchemeKind.ApiKeyQuery)
        {
            return;
        }

        if (scheme.Kind == SecuritySchemeKind.ApiKeyCookie)
        {
            if (Key(scheme) is { } value && Origin.Same(message.RequestUri!, server))
            {
                AddCookie(message, scheme.Name + "=" + Uri.EscapeDataString(value));
            }

            return;
        }

        if (!message.Headers.Contains(scheme.Name) && Key(scheme) is { } key && Origin.Same(message.RequestUri!, server))
        {
            message.Headers.TryAddWithoutValidation(scheme.Name, Header(scheme, key));
        }
    }

    private string Header(SecurityScheme scheme, string key) => scheme.Kind switch
    {
        SecuritySchemeKind.Bearer => _bearer!,

        // RFC 7617: user and password with a colon between; a key alone is the user.
        SecuritySchemeKind.Basic => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(key.AsSpan().IndexOf(':') < 0 ? key + ":" : key)),
        _ => key,
    };

    private static void AddCookie(HttpRequestMessage message, string cookie)
    {
        if (message.Headers.TryGetValues("Cookie", out var cookies))
        {
            cookie = string.Join("; ", cookies) + "; " + cookie;
            message.Headers.Remove("Cookie");
        }

        message.Headers.TryAddWithoutValidation("Cookie", cookie);
    }

    private string? Key(SecurityScheme scheme)
    {
        if (settings.ApiKey is null && !keyMayComeFromElsewhere && !scheme.IsOptional)
        {
            throw new TokenOpsAuthenticationException(
                "There is no API key, nothing was sent. Set TokenOpsClientOptions.ApiKey or the environment variable TOKENOPS_API_KEY.");
        }

        return settings.ApiKey;
    }
}
