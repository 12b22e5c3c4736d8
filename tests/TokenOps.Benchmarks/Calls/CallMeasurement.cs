using System;
using System.Globalization;
using System.Runtime;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Benchmarks.Uploads;

namespace TokenOps.Benchmarks.Calls;

/// <summary>Measures one subject in this process: warms up, and then measures one slice for each line of the input.</summary>
internal static class CallMeasurement
{
    public const string Ready = "ready";

    private const int FewestPortions = 4;
    private const int FewMethods = 3;

    public static async Task RunAsync(string caseName, string subject, string server, string imagePath, CancellationToken cancellationToken)
    {
        var item = CallCase.Get(caseName);
        var runner = new CallRunner(CallSubjects.Create(subject, server, item.Reply), item.Reply, imagePath);
        await WarmUpAsync(item, runner, cancellationToken).ConfigureAwait(false);
        await Console.Out.WriteLineAsync(Ready).ConfigureAwait(false);
        while (await Console.In.ReadLineAsync(cancellationToken).ConfigureAwait(false) is not null)
        {
            var numbers = await MeasureAsync(item, runner).ConfigureAwait(false);
            await Console.Out.WriteLineAsync(string.Join(' ', Array.ConvertAll(numbers, static number => number.ToString("R", CultureInfo.InvariantCulture)))).ConfigureAwait(false);
        }
    }

    // The runtime compiles again what is called often, first to count and then for good: in the background, when it has been
    // quiet for 100 ms. On a busy machine that takes longer than any number of calls that could be fixed here.
    private static async Task WarmUpAsync(CallCase item, CallRunner runner, CancellationToken cancellationToken)
    {
        for (var portion = 1; portion <= item.WarmUps; portion++)
        {
            var compiled = JitInfo.GetCompiledMethodCount();
            await runner.RunAsync(item.WarmUp, item.AtOnce).ConfigureAwait(false);
            await WaitForCompilerAsync(cancellationToken).ConfigureAwait(false);
            if (portion >= FewestPortions && JitInfo.GetCompiledMethodCount() - compiled <= FewMethods)
                return;
        }
    }

    private static async Task WaitForCompilerAsync(CancellationToken cancellationToken)
    {
        long compiled;
        do
        {
            compiled = JitInfo.GetCompiledMethodCount();
            await Task.Delay(150, cancellationToken).ConfigureAwait(false);
        }
        while (JitInfo.GetCompiledMethodCount() - compiled > FewMethods);
    }

    // In the order of the case's measures.
    private static async Task<double[]> MeasureAsync(CallCase item, CallRunner runner)
    {
        if (item.Measures[0].Name == CallCase.FirstEvent)
            return [Median.Of(await runner.RunForFirstEventsAsync(item.Calls).ConfigureAwait(false))];

        // Nothing is collected in between: what a subject leaves to the garbage collector is part of its cost.
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = Environment.CpuUsage.TotalTime;
        await runner.RunAsync(item.Calls, item.AtOnce).ConfigureAwait(false);
        cpu = Environment.CpuUsage.TotalTime - cpu;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        return [cpu.TotalMilliseconds / item.Calls, (double)allocated / item.Calls];
    }
}
