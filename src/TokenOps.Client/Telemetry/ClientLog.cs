using System;
using Microsoft.Extensions.Logging;

namespace TokenOps.Runtime;

/// <summary>The client's log messages. Their ids are stable; none carries a key, a text of a request or a server's words.</summary>
internal static partial class ClientLog
{
    [LoggerMessage(EventId = 1, EventName = "CallCompleted", Level = LogLevel.Debug, Message = "{Operation} completed with {Status} in attempt {Attempt} after {Seconds:0.###} s")]
    private static partial void Completed(ILogger logger, string operation, int status, int attempt, double seconds);

    [LoggerMessage(EventId = 2, EventName = "CallFailed", Level = LogLevel.Warning, Message = "{Operation} failed in attempt {Attempt} after {Seconds:0.###} s: {Kind}, status {Status}, request id {RequestId}")]
    private static partial void Failed(ILogger logger, string operation, int attempt, double seconds, string kind, int? status, string? requestId);

    [LoggerMessage(EventId = 3, EventName = "CallRetrying", Level = LogLevel.Information, Message = "{Operation} failed in attempt {Attempt} and is sent again in {Seconds:0.###} s: {Kind}")]
    private static partial void Retrying(ILogger logger, string operation, int attempt, double seconds, string kind);

    [LoggerMessage(EventId = 4, EventName = "RequestWarning", Level = LogLevel.Information, Message = "{Operation}: {Finding}")]
    private static partial void Warning(ILogger logger, string operation, string finding);

    [LoggerMessage(EventId = 5, EventName = "Redirected", Level = LogLevel.Information, Message = "{Operation} was redirected to {Path} on the same server")]
    private static partial void Redirected(ILogger logger, string operation, string path);

    public static void Completed(Call call)
    {
        if (call.Settings.Logger is { } logger && logger.IsEnabled(LogLevel.Debug))
        {
            var (status, seconds) = (call.Status.GetValueOrDefault(), call.Elapsed.TotalSeconds);
            Completed(logger, call.Operation.Id, status, call.Attempt, seconds);
        }
    }

    public static void Failed(Call call, Exception error)
    {
        if (call.Settings.Logger is { } logger && logger.IsEnabled(LogLevel.Warning))
        {
            var api = error as TokenOpsException;
            var kind = Kind(error);
            var seconds = call.Elapsed.TotalSeconds;
            Failed(logger, call.Operation.Id, call.Attempt, seconds, kind, (int?)api?.StatusCode, api?.RequestId);
        }
    }

    public static void Retrying(Call call, TimeSpan delay, Exception? error)
    {
        if (call.Settings.Logger is { } logger && logger.IsEnabled(LogLevel.Information))
        {
            var kind = Kind(error);
            var seconds = delay.TotalSeconds;
            Retrying(logger, call.Operation.Id, call.Attempt, seconds, kind);
        }
    }

    public static void Redirected(Call call, Uri target)
    {
        if (call.Settings.Logger is { } logger && logger.IsEnabled(LogLevel.Information))
        {
            var path = call.Redactor.MaskForMessage(target.AbsolutePath);
            Redirected(logger, call.Operation.Id, path);
        }
    }

    public static void Warning(Call call, ValidationFinding finding)
    {
        if (call.Settings.Logger is { } logger && logger.IsEnabled(LogLevel.Information))
        {
            var text = finding.ToString();
            Warning(logger, call.Operation.Id, text);
        }
    }

    private static string Kind(Exception? error) => error switch
    {
        null => "none",
        TokenOpsException { StatusCode: { } status } => error.GetType().Name + " " + ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => error.GetType().Name,
    };
}
