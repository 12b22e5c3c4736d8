using System;
using System.Globalization;
using System.Net.Http;

namespace TokenOps.Runtime;

/// <summary>Makes the exceptions of the download of a link, with <see cref="Failures"/> saying of which kind they are.</summary>
internal static class LinkFailures
{
    private const string Lifetime = "Links are valid for 60 minutes; make the call again for a new one.";

    /// <summary>Translates what reaching the link's server, or reading its response, threw.</summary>
    /// <param name="error">What was thrown.</param>
    /// <param name="masked">The same with its secrets masked, to be told on.</param>
    /// <param name="response">The response, as far as there is one.</param>
    public static TokenOpsException Of(Exception error, Exception masked, HttpResponseMessage? response)
    {
        var failure = Failures.KindOf(error) switch
        {
            FailureKind.Connection or FailureKind.TooManyHeaders => new TokenOpsConnectionException(
                "The link could not be downloaded because the connection to its server failed. Try again, while the link lives: links are valid for 60 minutes.", masked)
            {
                RequestWasSent = response is not null,
            },
            FailureKind.TimeLimit => new TokenOpsTimeoutException("The download of the link was ended by a time limit of its handler.", masked)
            {
                Kind = TokenOpsTimeoutKind.HttpClient,
                RequestWasSent = response is not null,
            },
            FailureKind.DamagedBody => new TokenOpsResponseException("What is behind the link cannot be read: its compressed body is damaged or cut off.", masked),
            _ when response is not null => new TokenOpsResponseException("What is behind the link cannot be read: reading it failed with " + error.GetType().Name + ".", masked),
            _ => new TokenOpsException("The link could not be downloaded: its handler failed with " + error.GetType().Name + ".", masked),
        };
        return failure.With(response);
    }

    /// <summary>A time limit of the download itself.</summary>
    public static TokenOpsException TimedOut(TokenOpsTimeoutKind kind, TimeSpan limit, HttpResponseMessage? response, Exception error)
    {
        var seconds = limit.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        return new TokenOpsTimeoutException(
            kind == TokenOpsTimeoutKind.StreamIdle
                ? $"The download of the link heard nothing for the {seconds} s of LinkDownload.IdleTimeout."
                : $"The download of the link took longer than the {seconds} s that LinkDownload.Timeout allows.",
            error)
        {
            Kind = kind,
            Limit = limit,
            RequestWasSent = response is not null,
        }.With(response);
    }

    /// <summary>A response that is neither a success nor a redirect that can be followed.</summary>
    public static TokenOpsException Refused(HttpResponseMessage response, TimeProvider time)
    {
        var status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
        return ApiErrors.Create(response.StatusCode, $"The link's server answered {status}. {Lifetime}", response, time).With(response);
    }

    public static TokenOpsException Redirected(HttpResponseMessage response, string why) =>
        new TokenOpsRedirectException("The link redirects " + why + ".").With(response);

    public static TokenOpsException TooLong(HttpResponseMessage response, long limit) => new TokenOpsResponseException(
        $"The link leads to more than the {limit.ToString(CultureInfo.InvariantCulture)} bytes that LinkDownload.MaxBytes allows.").With(response);

    public static TokenOpsException Encoded(HttpResponseMessage response, string encoding) => new TokenOpsResponseException(
        $"What is behind the link is compressed with '{encoding}', which this platform cannot undo.").With(response);

    private static TokenOpsException With(this TokenOpsException failure, HttpResponseMessage? response)
    {
        if (response is not null)
        {
            failure.Remember(response.StatusCode, ReplyHeaders.RequestId(response));
        }

        return failure;
    }
}
