using System.Collections.Generic;

namespace TokenOps.Runtime;

// TEMPORARY until the event stream reader is there.
internal static class EventReplies
{
    public static async IAsyncEnumerable<TEvent> ReadAsync<TEvent>(Reply reply)
    {
        var body = await reply.OpenAsync().ConfigureAwait(false);
        body.LimitIdle = true;
        reply.Scope.PauseIdle();
        yield return await JsonDecoder<TEvent>.Instance.DecodeAsync(reply).ConfigureAwait(false);
    }
}
