using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>The span and the metrics of one call. Dispose it when the call has ended, in whatever way.</summary>
/// <remarks>To be started within the asynchronous method that makes the call, so that the span is current for that call alone.</remarks>
internal sealed class OperationTelemetry : IDisposable
{
    private readonly Call _call;
    private readonly List<KeyValuePair<string, object?>> _tags;
    private readonly Activity? _activity;
    private TokenUsage _usage;
    private string? _errorType;

    private OperationTelemetry(Call call)
    {
        _call = call;
        var generation = call.Request?.Body as IGenerationRequest;
        var name = generation?.OperationName ?? call.Operation.Id;
        var model = generation?.Model;
        var server = call.BaseAddress;
        _tags =
        [
            new(GenAiNames.Operation, name),
            new(GenAiNames.Provider, GenAiNames.TokenOps),
            new(GenAiNames.ServerAddress, server.IdnHost),
            new(GenAiNames.ServerPort, server.Port),
        ];
        if (!string.IsNullOrEmpty(model))
        {
            _tags.Add(new(GenAiNames.RequestModel, model));
            name += " " + model;
        }

        // Samplers decide by what is known at the start, so the tags have to be there by then.
        _activity = Instruments.Source.StartActivity(name, ActivityKind.Client, default(ActivityContext), _tags);
        _activity?.SetTag(GenAiNames.OutputType, generation?.OutputType);
        if (generation?.ChoiceCount is { } count and not 1)
        {
            _activity?.SetTag(GenAiNames.ChoiceCount, count);
        }
    }

    /// <summary>Null, at no cost, when nobody listens.</summary>
    public static OperationTelemetry? Start(Call call)
    {
        try
        {
            return Instruments.AreObserved ? new OperationTelemetry(call) : null;
        }
        catch (Exception)
        {
            // An observer that fails must not cost the call.
            return null;
        }
    }

    /// <summary>Waits for a part of the call, and remembers how it ended.</summary>
    public async Task<TResult> WatchAsync<TResult>(Task<TResult> part)
    {
        try
        {
            var result = await part.ConfigureAwait(false);
            Saw(result);
            return result;
        }
        catch (Exception error)
        {
            Failed(error);
            throw;
        }
    }

    /// <summary>Passes the call's events on, and remembers how they ended.</summary>
    public async IAsyncEnumerable<TEvent> WatchAsync<TEvent>(IAsyncEnumerable<TEvent> events)
    {
        var enumerator = events.GetAsyncEnumerator();
        await using var disposal = enumerator.ConfigureAwait(false);
        while (await WatchAsync(enumerator.MoveNextAsync().AsTask()).ConfigureAwait(false))
        {
            Saw(enumerator.Current);
            yield return enumerator.Current;
        }
    }

    public void Dispose()
    {
        try
        {
            End();
        }
        catch (Exception)
        {
            // Nor its result.
        }
    }

    private void End()
    {
        EndActivity();
        var tags = new TagList([.. _tags]);
        if (_usage.Input is { } input)
        {
            Instruments.TokenUsage.Record(input, [.. tags, new(GenAiNames.TokenType, GenAiNames.Input)]);
        }

        if (_usage.Output is { } output)
        {
            Instruments.TokenUsage.Record(output, [.. tags, new(GenAiNames.TokenType, GenAiNames.Output)]);
        }

        if (_errorType is not null)
        {
            tags.Add(GenAiNames.ErrorType, _errorType);
        }

        Instruments.Duration.Record(_call.Elapsed.TotalSeconds, tags);
    }

    private void EndActivity()
    {
        if (_activity is null)
        {
            return;
        }

        _activity.SetTag(GenAiNames.InputTokens, _usage.Input);
        _activity.SetTag(GenAiNames.OutputTokens, _usage.Output);
        _activity.SetTag(GenAiNames.Status, _call.Status);
        if (_call.Attempt > 1)
        {
            _activity.SetTag(GenAiNames.Resends, _call.Attempt - 1);
        }

        if (_errorType is not null)
        {
            // Without a description: an exception's message may hold a server's words.
            _activity.SetTag(GenAiNames.ErrorType, _errorType);
            _activity.SetStatus(ActivityStatusCode.Error);
        }

        _activity.Dispose();
    }

    // A server that answers with several images at once may say the whole call's usage beside each: it counts once.
    private void Saw<TResult>(TResult result)
    {
        if (result is IUsageReply reply)
        {
            var usage = reply.Usage;
            _usage = new TokenUsage(usage.Input ?? _usage.Input, usage.Output ?? _usage.Output);
        }
    }

    private void Failed(Exception error) =>
        _errorType = error is OperationCanceledException ? typeof(OperationCanceledException).FullName : error.GetType().FullName;
}
