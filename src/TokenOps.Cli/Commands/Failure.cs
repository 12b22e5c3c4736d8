using System;
using System.IO;
using System.Reflection;
using TokenOps.Cli.Output;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.Stubs;

namespace TokenOps.Cli.Commands;

/// <summary>What a failure is to the user: a sentence and an exit code. The one place that decides it.</summary>
/// <param name="Message">What happened and what to do.</param>
/// <param name="ExitCode">One of <see cref="Cli.ExitCode"/>.</param>
internal sealed record Failure(string Message, int ExitCode)
{
    /// <summary>Describes any exception; none is left to the runtime, which would print a stack trace.</summary>
    public static Failure Of(Exception exception) => exception switch
    {
        OperationCanceledException => new("Cancelled.", Cli.ExitCode.Cancelled),
        SentCallException { InnerException: { } inner } => AfterSending(inner),
        TargetInvocationException { InnerException: { } inner } => Of(inner),
        AggregateException { InnerExceptions: [var only] } => Of(only),
        UsageException => new(exception.Message, Cli.ExitCode.RefusedLocally),
        RequestValidationException => new(ClientMessage.Of(exception), Cli.ExitCode.RefusedLocally),
        TokenOpsConnectionException or TokenOpsTimeoutException => new(ClientMessage.Of(exception), Cli.ExitCode.NotReached),
        TokenOpsDestinationException => new(ClientMessage.Of(exception), Cli.ExitCode.Failed),
        FilePartException => new(ClientMessage.Of(exception), Cli.ExitCode.RefusedLocally),
        TokenOpsException => new(ClientMessage.Of(exception), Cli.ExitCode.RefusedByServer),
        SpecException or ArgumentException => new(ClientMessage.Of(exception), Cli.ExitCode.RefusedLocally),
        IOException or UnauthorizedAccessException or StubEngineException or StubDocumentException => new(exception.Message, Cli.ExitCode.Failed),
        _ => Unexpected(exception, string.Empty),
    };

    // What was sent may have been charged: that must not look like a refusal before sending.
    private static Failure AfterSending(Exception inner) => inner switch
    {
        IOException or UnauthorizedAccessException => new(ClientMessage.Of(inner), Cli.ExitCode.Failed),
        _ => Unexpected(inner, " The request had been sent."),
    };

    private static Failure Unexpected(Exception exception, string remark) => new(
        $"This is an error of tokenops itself ({exception.GetType().Name}): {ConsoleText.Safe(exception.Message).TrimEnd('.')}.{remark}",
        Cli.ExitCode.Failed);
}
