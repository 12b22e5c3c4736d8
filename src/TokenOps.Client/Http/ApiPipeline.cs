using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Polly;

namespace TokenOps.Runtime;

/// <summary>What every operation goes through: validate, authorize, retry, send, decode. Thread-safe.</summary>
internal sealed class ApiPipeline(ClientSettings settings, HttpClient http, bool ownsHttpClient) : IDisposable
{
    private readonly Sender _sender = new(http, new Authorization(settings, keyMayComeFromElsewhere: !ownsHttpClient));
    private readonly Lazy<RetryLoop> _retries = new(() => new RetryLoop(settings));

    public ClientSettings Settings { get; } = settings;

    /// <summary>For operations that answer with JSON.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="request">What is sent.</param>
    /// <param name="options">What differs for this call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <param name="read">The generated reader of the reply; null deserializes by reflection.</param>
    public Task<TResult> SendAsync<TResult>(
        OperationDescriptor operation, IOperationRequest? request, CallOptions? options, CancellationToken cancellationToken, JsonRead<TResult?>? read = null) =>
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
        OperationDescriptor operation, IOperationRequest? request, CallOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken, JsonRead<TEvent?>? read = null)
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

    public void Dispose()
    {
        if (ownsHttpClient)
        {
            http.Dispose();
        }
    }

    private Call NewCall(OperationDescriptor operation, IOperationRequest? request, CallOptions? options, bool eventStream, CancellationToken cancellationToken)
    {
        if (options is not null)
        {
            CallOptionsCheck.Check(options);
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
        call.Caller.ThrowIfCancellationRequested();
        await RequestCheck.CheckAsync(call).ConfigureAwait(false);
        var outcome = await AttemptAsync(call, decoder).ConfigureAwait(false);
        if (call.Advice.Retry)
        {
            outcome = await _retries.Value.ContinueAsync(call, outcome, state => AttemptAsync(state, decoder)).ConfigureAwait(false);
        }

        if (outcome.Exception is null)
        {
            return outcome.Result!;
        }

        if (call.Caller.IsCancellationRequested && (outcome.Exception as OperationCanceledException)?.CancellationToken != call.Caller)
        {
            throw new OperationCanceledException("The call was cancelled.", outcome.Exception, call.Caller);
        }

        if (outcome.Exception is TokenOpsException failure)
        {
            failure.Attempts = call.Attempt;
        }

        ClientLog.Failed(call, outcome.Exception);
        outcome.ThrowIfException();
        throw outcome.Exception;
    }

    private async ValueTask<Outcome<TResult>> AttemptAsync<TResult>(Call call, IReplyDecoder<TResult> decoder)
    {
        call.Attempt++;
        call.Advice = default;
        call.Status = null;
        var scope = new AttemptScope(call);
        Reply? reply = null;
        var keep = false;
        try
        {
            reply = await _sender.SendAsync(call, scope).ConfigureAwait(false);
            call.Status = (int)reply.Response.StatusCode;
            call.Options?.OnResponse?.Invoke(reply.Info());
            if (!reply.Response.IsSuccessStatusCode)
            {
                var error = await ErrorReader.ReadAsync(reply).ConfigureAwait(false);
                call.Advice = RetryRules.AfterAnswer(call, scope, reply.Response, error);
                return Outcome.FromException<TResult>(error);
            }

            var result = await decoder.DecodeAsync(reply).ConfigureAwait(false);
            ClientLog.Completed(call, (int)reply.Response.StatusCode);
            keep = decoder.KeepsReply;
            return Outcome.FromResult(result);
        }
        catch (Exception error)
        {
            var failure = Failures.Translate(error, call, scope, reply);
            call.Advice = RetryRules.AfterFailure(call, scope, failure);
            return Outcome.FromException<TResult>(failure);
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
}
