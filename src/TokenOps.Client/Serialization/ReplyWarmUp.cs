using System;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>Gets the reading of an operation's replies ready while its first request is on its way.</summary>
/// <remarks>
/// What a program's first call takes longest for is compiling code. What reads the reply is not needed before there is
/// one, so it is compiled beside the sending, once for each operation, by reading a little JSON.
/// </remarks>
internal static class ReplyWarmUp
{
    // Every kind of token that replies consist of.
    private static ReadOnlySpan<byte> Tokens => "{\"a\":[\"b\",1,null],\"c\":{\"d\":0}}"u8;

    private static ReadOnlySpan<byte> Nothing => "{}"u8;

    public static void Begin<TResult>(OperationDescriptor operation, JsonRead<TResult?> read) =>
        ThreadPool.UnsafeQueueUserWorkItem(_ => _ = RunAsync(operation.JsonOptions, read), state: null);

    // Nothing in here waits: the bytes are in memory.
    internal static async Task RunAsync<TResult>(JsonReplyOptions options, JsonRead<TResult?> read)
    {
        try
        {
            var decoder = new ReplyDecoder(options, destination: null);
            await decoder.FeedAsync(Tokens.ToArray(), remaining: 0, CancellationToken.None).ConfigureAwait(false);
            decoder.Finish();
            var json = decoder.BeginReading();
            while (json.Read())
            {
                // Only read.
            }

            await decoder.DisposeAsync().ConfigureAwait(false);
            using var empty = new MemoryReadStream(Nothing.ToArray());
            await JsonReply.ReadAsync(empty, options, new ReplyContent(Nothing.Length), read, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // A type of which nothing can be made of "{}" is compiled as far as it got; the reply itself will tell more.
        }
    }
}
