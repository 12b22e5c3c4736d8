using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>Reads the answer to a call that asked for an event stream, whichever of the two things it is.</summary>
internal static class EventReplies
{
    /// <summary>Reads the events; failures are the client's exceptions, and a failing stream is not begun again.</summary>
    public static async IAsyncEnumerable<TEvent> ReadAsync<TEvent>(Reply reply, JsonRead<TEvent?> read)
    {
        var events = Open(reply, read).GetAsyncEnumerator(CancellationToken.None);
        try
        {
            while (await NextAsync(events, reply).ConfigureAwait(false))
            {
                yield return events.Current;
            }
        }
        finally
        {
            await CloseAsync(events, reply).ConfigureAwait(false);
        }
    }

    private static async ValueTask CloseAsync<TEvent>(IAsyncEnumerator<TEvent> events, Reply reply)
    {
        try
        {
            await events.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (error is not TokenOpsException)
        {
            throw Failures.Translate(error, reply.Call, reply.Scope, reply);
        }
    }

    private static async IAsyncEnumerable<TEvent> Open<TEvent>(Reply reply, JsonRead<TEvent?> read)
    {
        var body = await reply.OpenAsync().ConfigureAwait(false);
        reply.Scope.LiftAttemptLimit();
        var operation = reply.Call.Operation;
        IAsyncEnumerable<TEvent> events;
        if (JsonLines.IsMediaType(reply.MediaType))
        {
            events = JsonLines.ReadAsync(reply, body, read);
        }
        else
        {
            var (kind, content) = await StreamContent.RecognizeAsync(reply, body).ConfigureAwait(false);
            events = kind == StreamContentKind.Json
                ? JsonAsEvents.ReadAsync(reply, content, read)
                : EventStream.ReadAsync(content, Options(reply, operation, typeof(TEvent) == typeof(RawEvent)), read, reply.Call.Caller);
        }

        await foreach (var item in events.ConfigureAwait(false))
        {
            yield return item;
        }
    }

    // The time limits are the reply's own business.
    private static EventStreamOptions Options(Reply reply, OperationDescriptor operation, bool isRaw) => new()
    {
        IsRaw = isRaw,
        Payload = operation.EventOptions,
        Discriminator = operation.EventDiscriminator,
        EventTypes = operation.EventTypes,
        CompletedEventType = operation.CompletedEventType,
        Destination = reply.Call.Options?.Base64Destination,
        Skipped = reply.Call.Options?.OnUnknownEvent,
        Mask = Masking(reply),
        Failed = raw => ApiErrors.FromEvent(reply, raw.Data),
    };

    // Streams repeat the names of their events, and masking one takes more than reading the event.
    private static Func<string, string> Masking(Reply reply)
    {
        KeyValuePair<string, string>[] last = [new(string.Empty, string.Empty)];
        return words =>
        {
            var known = last;
            if (known[0].Key != words)
            {
                last = known = [new(words, reply.Call.Redactor.MaskForMessage(words))];
            }

            return known[0].Value;
        };
    }

    private static async Task<bool> NextAsync<TEvent>(IAsyncEnumerator<TEvent> events, Reply reply)
    {
        try
        {
            return await events.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception error)
        {
            var failure = Failures.Translate(error, reply.Call, reply.Scope, reply);
            if (failure is TokenOpsException ours)
            {
                ours.Attempts = reply.Call.Attempt;
            }

            ClientLog.Failed(reply.Call, failure);
            if (ReferenceEquals(failure, error))
            {
                throw;
            }

            throw failure;
        }
    }
}
