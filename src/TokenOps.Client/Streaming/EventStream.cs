using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using System.Threading;

namespace TokenOps.Runtime;

/// <summary>Reads the events of a <c>text/event-stream</c> reply, each as soon as it is complete.</summary>
internal static class EventStream
{
    private const int SmallBuffer = 16 * 1024;
    private const int LargeBuffer = 128 * 1024;

    /// <summary>Reads events until the stream says or has reached its end.</summary>
    /// <param name="body">The stream. It is disposed when the enumeration ends, is left early or fails, and as soon as <paramref name="cancellationToken"/> is cancelled.</param>
    /// <param name="options">How to read the operation's events.</param>
    /// <param name="read">The generated reader of an event's payload.</param>
    /// <param name="cancellationToken">Ends the enumeration with an <see cref="OperationCanceledException"/> of this token.</param>
    /// <exception cref="ReplyFormatException">A known event cannot be read, or the stream ended without the event that completes it.</exception>
    /// <exception cref="IOException">The connection failed, or a destination did.</exception>
    public static async IAsyncEnumerable<TEvent> ReadAsync<TEvent>(
        Stream body, EventStreamOptions options, JsonRead<TEvent?> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var decoder = new ReplyDecoder(options.Payload, options.Destination);
        var source = new EventSource(body, options, cancellationToken);
        var buffer = ContentPool<byte>.Rent(SmallBuffer);
        try
        {
            var reader = new EventReader(decoder, options.Payload.MaxResponseBytes);
            var completed = options.CompletedEventType is null;
            var (taken, count, yielded) = (0, 0, false);
            while (true)
            {
                if (taken == count)
                {
                    if (count == buffer.Length && count < LargeBuffer)
                    {
                        ContentPool<byte>.Return(buffer);
                        buffer = ContentPool<byte>.Rent(LargeBuffer);
                    }

                    taken = 0;
                    count = await source.ReadAsync(buffer).ConfigureAwait(false);
                    if (count == 0 && !reader.End())
                        break;
                }

                if (count > 0)
                    taken += await reader.AdvanceAsync(buffer.AsMemory(taken, count - taken), cancellationToken).ConfigureAwait(false);

                if (!reader.HasEvent)
                    continue;

                var arrived = new ArrivedEvent(decoder, reader.EventType, options);
                if (arrived.IsEnd)
                    break;

                if (arrived.IsError)
                    throw options.Failed(arrived.ToRaw());

                // Cut off in the middle of an event; whether the stream is complete without it, its completing event says.
                if (count == 0 && decoder.Failure is not null)
                {
                    if (options.CompletedEventType is not null)
                        break;

                    throw decoder.ToException();
                }

                if (decoder.Failure is null)
                    await decoder.AcceptAsync(cancellationToken).ConfigureAwait(false);

                if (arrived.IsKnown)
                {
                    completed |= arrived.Type == options.CompletedEventType;
                    yielded = true;
                    yield return options.IsRaw ? (TEvent)(object)arrived.ToRaw()
                        : decoder.Failure is null ? decoder.Deserialize(read) : throw decoder.ToException();
                }
                else
                {
                    options.Skipped?.Invoke(arrived.ToRaw());
                }

                if (count == 0)
                    break;

                reader.Continue();
            }

            if (!completed)
                throw new ReplyFormatException($"The event stream ended without its event '{options.CompletedEventType}'.");
            if (!yielded)
                throw new ReplyFormatException("The event stream ended without an event.");
        }
        finally
        {
            ContentPool<byte>.Return(buffer);
            await decoder.DisposeAsync().ConfigureAwait(false);
            source.Dispose();
        }
    }
}
