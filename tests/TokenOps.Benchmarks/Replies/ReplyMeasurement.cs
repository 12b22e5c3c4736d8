using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Benchmarks.Replies;

/// <summary>Makes the calls of one subject in this process and prints what they cost.</summary>
internal sealed class ReplyMeasurement : IBenchmark
{
    public string Name => "replies-measure";

    public string Description => "The calls of one subject, in a process of their own.";

    // subject, server, scenario, calls, directory or "-"
    public async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var call = ReplySubjects.Get(arguments[0]);
        var (server, scenario, directory) = (arguments[1], arguments[2], arguments[4] == "-" ? null : arguments[4]);
        var calls = int.Parse(arguments[3], CultureInfo.InvariantCulture);
        if (calls == 0)
        {
            await call(server, scenario, directory, null).ConfigureAwait(false);
            await EmptyProgram.PrintCpuAsync().ConfigureAwait(false);
            return 0;
        }

        // Until what is compiled in the background is compiled for good: a program calls more than once.
        var warmUp = scenario == "url" ? 5000 : Math.Clamp(calls * 5, 10, 100);
        for (var i = 0; i < warmUp; i++)
            await call(server, scenario, directory, null).ConfigureAwait(false);

        Collect();
        using var process = Process.GetCurrentProcess();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var memory = PrivateMemory.Reset();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = process.TotalProcessorTime;
        var first = new List<long>();
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < calls; i++)
        {
            var (start, made) = (clock.ElapsedTicks, i);
            await call(server, scenario, directory, () => first.AddRange(first.Count == made ? [clock.ElapsedTicks - start] : [])).ConfigureAwait(false);
        }

        process.Refresh();
        var cpuTime = process.TotalProcessorTime - cpu;
        var allocatedBytes = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        var growth = PrivateMemory.Peak() - memory;
        Collect();
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{cpuTime.TotalMilliseconds / calls} {(double)allocatedBytes / calls} {growth} {kept} {first.Order().ElementAtOrDefault(first.Count / 2) * 1000.0 / Stopwatch.Frequency}")).ConfigureAwait(false);
        return 0;
    }

    private static void Collect()
    {
        GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
    }
}
