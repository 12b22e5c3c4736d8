using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>What every operation goes through: validate, authorize, retry, send, decode. Thread-safe.</summary>
internal sealed class ApiPipeline(ClientSettings settings, Transport transport) : IDisposable
{
    private readonly Sender _sender = new(transport, new Authorization(settings, keyMayComeFromElsewhere: transport.IsForeign));
    private RetryLoop? _retries;

    public ClientSettings Settings { get; } = settings;

    /// <summary>For operations that answer with JSON.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="request">What is sent.</param>
    /// <param name="options">What differs for this call.</param>
    /// <param name="read">The generated reader of the reply.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<TResult> SendAsync<TResult>(
        OperationDescriptor operation, IOperationRequest? request, CallOptions? options, JsonRead<TResult?> read, CancellationToken cancellationToken) =>
        RunAsync(NewCall(operation, request, options, eventStream: false, cancellationToken), new JsonDecoder<TResult>(read));

    /// <summary>For operations that answer with nothing.</summary>
    public Task SendAsync(OperationDescriptor operation, IOperationRequest? request, CallOptions? options, CancellationToken cancellationToken) =>
        RunAsync(NewCall(operation, request, options, eventStream: false, cancellationToken), NothingDecoder.Instance);

    /// <summary>For operations that answer with text.</summary>
    public Task<string> SendForTextAsync(OperationDescriptor operation, IOperationRequest? request, CallOptions? options, CancellationToken cancellationToken) =>
        RunAsync(NewCall(operation, request, options, eventStream: false, cancellationToken), TextDecoder.Instance);

    /// <summary>For operations that answer with a file.</summary>
    public Task<BinaryResponse> SendForBinaryAsync(OperationDescriptor operation, IOperationRequest? request, CallOptions? options, CancellationToken cancellationToken) =>
        RunAsync(NewCall(operation, request, options, eventStream: false, cancellationToken), BinaryDecoder.Instance);

    /// <summary>For operations that answer with an event stream. The call starts when the enumeration does.</summary>
    public async IAsyncEnumerable<TEvent> StreamAsync<TEvent>(
        OperationDescriptor operation, IOperationRequest? request, CallOptions? options, JsonRead<TEvent?> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var call = NewCall(operation, request, options, eventStream: true, cancellationToken);
        using var telemetry = OperationTelemetry.Start(call);
        var opening = CompleteAsync(call, OpenDecoder.Instance);
        using var reply = await (telemetry?.WatchAsync(opening) ?? opening).ConfigureAwait(false);
        var events = EventReplies.ReadAsync(reply, read);
        await foreach (var item in (telemetry?.WatchAsync(events) ?? events).ConfigureAwait(false))
        {
            yield return item;
        }
    }

    public void Dispose() => transport.Dispose();

    private Call NewCall(OperationDescriptor operation, IOperationRequest? request, CallOptions? options, bool eventStream, CancellationToken cancellationToken)
    {
        if (options is not null)
        {
            CallOptionsCheck.Check(options, operation.Method is "POST" or "PUT" or "PATCH" || operation.RequestMediaType is not null);
        }

        return new Call(operation, request, options, Settings, eventStream, cancellationToken);
    }

    private Task<TResult> RunAsync<TResult>(Call call, IReplyDecoder<TResult> decoder) =>
        Instruments.AreObserved ? ObserveAsync(call, decoder) : CompleteAsync(call, decoder);

    private async Task<TResult> ObserveAsync<TResult>(Call call, IReplyDecoder<TResult> decoder)
    {
        using var telemetry = OperationTelemetry.Start(call);
        var result = CompleteAsync(call, decoder);
        return await (telemetry?.WatchAsync(result) ?? result).ConfigureAwait(false);
    }

    // The one way through which every call of every kind goes.
    private async Task<TResult> CompleteAsync<TResult>(Call call, IReplyDecoder<TResult> decoder)
    {
        try
        {
            call.Caller.ThrowIfCancellationRequested();
            await RequestCheck.CheckAsync(call).ConfigureAwait(false);
            var result = await AttemptAsync(call, decoder).ConfigureAwait(false);
            return call.Failure is null ? result! : await RecoverAsync(call, decoder).ConfigureAwait(false);
        }
        catch (Exception error) when (!Failures.MayLeave(error, call))
        {
            throw Failures.Unexpected(error, call);
        }
        finally
        {
            if (call.Files is { } files)
            {
                await files.CloseAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>One attempt. How it failed is in the call.</summary>
    private async Task<TResult?> AttemptAsync<TResult>(Call call, IReplyDecoder<TResult> decoder)
    {
        var scope = call.BeginAttempt();
        Reply? reply = null;
        var keep = false;
        try
        {
            Uri? redirected = null;
            for (var hops = 0; ; hops++)
            {
                var response = await _sender.SendAsync(call, scope, redirected).ConfigureAwait(false)
                    ?? throw new HttpRequestException("The handler gave no response.");
                scope.Phase = AttemptPhase.Reading;
                reply = new Reply(call, scope, response);
                if (!Redirects.IsRedirect(response))
                {
                    break;
                }

                redirected = Redirects.Follow(reply, scope, hops);
                reply.DisposeKeepingScope();
                reply = null;
            }

            call.Answered(reply);
            if (!reply.Response.IsSuccessStatusCode)
            {
                var error = await ErrorReader.ReadAsync(reply).ConfigureAwait(false);
                call.Fail(error, RetryRules.AfterAnswer(call, scope, reply.Response, error));
                return default;
            }

            var result = await decoder.DecodeAsync(reply).ConfigureAwait(false);
            if (Settings.Logger is not null)
            {
                ClientLog.Completed(call);
            }

            keep = decoder.KeepsReply;
            return result;
        }
        catch (Exception error)
        {
            var failure = Failures.Translate(error, call, scope, reply);
            call.Fail(failure, RetryRules.AfterFailure(call, scope, failure));
            return default;
        }
        finally
        {
            if (!keep)
            {
                reply?.Dispose();
                scope.Dispose();
            }
        }
    }

    // Apart, so that calls that succeed neither load nor pay for any of it.
    private async Task<TResult> RecoverAsync<TResult>(Call call, IReplyDecoder<TResult> decoder)
    {
        TResult? result = default;
        if (call.Advice.Retry)
        {
            _retries ??= new RetryLoop(Settings);
            result = await _retries.ContinueAsync(call, state => AttemptAsync(state, decoder)).ConfigureAwait(false);
        }

        if (call.Failure is not { } error)
        {
            return result!;
        }

        if (call.Caller.IsCancellationRequested && (error as OperationCanceledException)?.CancellationToken != call.Caller)
        {
            throw new OperationCanceledException("The call was cancelled.", error, call.Caller);
        }

        if (error is TokenOpsException failure)
        {
            failure.Attempts = call.Attempt;
        }

        ClientLog.Failed(call, error);
        ExceptionDispatchInfo.Capture(error).Throw();
        throw error;
    }
}
