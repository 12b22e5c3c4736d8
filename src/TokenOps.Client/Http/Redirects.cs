using System;
using System.Globalization;
using System.Net.Http;

namespace TokenOps.Runtime;

/// <summary>
/// Follows a redirect only where nothing can go wrong: the same server, the same method and the same body. Everything
/// else would hand the key to somebody else, or turn the request into another one.
/// </summary>
internal static class Redirects
{
    public const int Limit = 5;

    public static bool IsRedirect(HttpResponseMessage response) => (int)response.StatusCode is 301 or 302 or 303 or 307 or 308;

    /// <summary>Where to send the request again.</summary>
    /// <exception cref="TokenOpsRedirectException">Nowhere.</exception>
    public static Uri Follow(Reply reply, AttemptScope scope, int hops)
    {
        var target = Target(reply.Response, scope.Address!);
        var status = (int)reply.Response.StatusCode;
        var isReading = reply.Call.Operation.Method is "GET" or "HEAD";
        string? reason = null;
        if (target is null)
        {
            reason = reply.Response.Headers.Contains("Location") ? "to something that is no address" : "without saying where to";
        }
        else if (!Origin.Same(target, reply.Call.BaseAddress))
        {
            reason = "to " + Origin.Describe(target) + ", which is another server, and the key goes only to the configured one. If the redirect is right, set BaseAddress to it";
        }
        else if (status is not (307 or 308) && !isReading)
        {
            reason = "to " + Origin.Describe(target) + " in a way that would drop the body (a " + status.ToString(CultureInfo.InvariantCulture) + " makes it a GET). Set BaseAddress to the final address";
        }
        else if (scope.Content is { CanReplay: false, Started: true })
        {
            reason = "to " + Origin.Describe(target) + ", but a stream in the request can be read only once. Set BaseAddress to the final address";
        }
        else if (hops >= Limit)
        {
            reason = "more than " + Limit.ToString(CultureInfo.InvariantCulture) + " times in a row";
        }

        if (reason is not null)
        {
            throw Refuse(reply, target, reason);
        }

        ClientLog.Redirected(reply.Call, target!);
        return target!;
    }

    /// <summary>Returns where a redirect leads; null when it does not say, or not so that it can be understood.</summary>
    public static Uri? Target(HttpResponseMessage response, Uri address) =>
        response.Headers.Location is { } location && Uri.TryCreate(address, location, out var target) ? target : null;

    private static TokenOpsRedirectException Refuse(Reply reply, Uri? target, string reason)
    {
        var location = target is null ? null : reply.Call.Redactor.Mask(Origin.Describe(target));
        var error = new TokenOpsRedirectException($"The server redirected {reply.Call.Operation.Id} {reply.Call.Redactor.MaskForMessage(reason)}.")
        {
            Location = Uri.TryCreate(location, UriKind.Absolute, out var masked) ? masked : null,
        };
        error.Describe(AnswerFacts.Of(reply, string.Empty));
        return error;
    }
}
