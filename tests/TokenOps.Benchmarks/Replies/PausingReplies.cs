using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Benchmarks.Replies;

/// <summary>64 calls whose replies stop in the middle: how long does other work wait for a thread meanwhile?</summary>
internal sealed class PausingReplies : IBenchmark
{
    private const int Calls = 64;

    public string Name => "replies-pausing";

    public string Description => "How long a queued work item waits while 64 replies pause.";

    // server
    public async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var call = ReplySubjects.Get("tokenops");
        await call(arguments[0], "pause", null, null).ConfigureAwait(false);
        var calls = Task.WhenAll(Enumerable.Range(0, Calls).Select(_ => call(arguments[0], "pause", null, null)));
        await Task.Delay(300, cancellationToken).ConfigureAwait(false);
        var waits = new List<double>();
        while (!calls.IsCompleted)
        {
            var clock = Stopwatch.StartNew();
            var ran = new TaskCompletionSource<double>(TaskCreationOptions.RunContinuationsAsynchronously);
            ThreadPool.UnsafeQueueUserWorkItem(_ => ran.SetResult(clock.Elapsed.TotalMilliseconds), null);
            waits.Add(await ran.Task.ConfigureAwait(false));
            await Task.Delay(10, cancellationToken).ConfigureAwait(false);
        }

        await calls.ConfigureAwait(false);
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{waits.Max()} {ThreadPool.ThreadCount}")).ConfigureAwait(false);
        return 0;
    }
}
