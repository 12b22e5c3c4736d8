namespace TokenOps;

/// <summary>What the client tells about its calls, and the names to listen by.</summary>
/// <remarks>
/// <para>
/// Traces and metrics follow OpenTelemetry's semantic conventions for generative AI, with <c>tokenops</c> as
/// <c>gen_ai.provider.name</c>. Each call of an operation is one span of kind client, however often it is sent again; a
/// streamed call ends when its enumeration does, a call that hands out a file when the file's stream is handed out. A failed
/// call has the status error and, as <c>error.type</c>, the full name of the exception's type. Duration and token usage are
/// the histograms <c>gen_ai.client.operation.duration</c> (seconds) and <c>gen_ai.client.token.usage</c> (tokens; only where
/// the server tells them). When nobody listens, neither is computed.
/// </para>
/// <para>
/// Log messages have the category <c>TokenOps.Client</c> and stable ids: 1 CallCompleted (debug), 2 CallFailed (warning),
/// 3 CallRetrying (information), 4 RequestWarning (information), 5 Redirected (information).
/// </para>
/// <para>Neither the key nor texts or files of a request, nor a server's own words, are in any of it.</para>
/// </remarks>
public static class TokenOpsTelemetry
{
    /// <summary>The name of the <see cref="System.Diagnostics.ActivitySource"/>, for OpenTelemetry's <c>AddSource</c>.</summary>
    public const string ActivitySourceName = "TokenOps.Client";

    /// <summary>The name of the <see cref="System.Diagnostics.Metrics.Meter"/>, for OpenTelemetry's <c>AddMeter</c>.</summary>
    public const string MeterName = "TokenOps.Client";
}
