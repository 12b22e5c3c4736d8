using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Benchmarks.Uploads;

namespace TokenOps.Benchmarks.Calls;

/// <summary>Measures processes that make one call and end, above one that does nothing.</summary>
internal static class StartComparison
{
    // A process takes a fifth of a second, and its duration varies more than anything else that is measured here.
    private const int StartsPerRound = 4;

    public static async Task<CallResult> RunAsync(CallCase item, IReadOnlyList<string> subjects, string server, int rounds, CancellationToken cancellationToken)
    {
        string[] all = [StartProgram.Nothing, .. subjects];
        string[] order = [.. all];
        var rows = all.ToDictionary(static subject => subject, static _ => new List<double[]>());
        for (var round = 0; round < rounds; round++)
        {
            var starts = all.ToDictionary(static subject => subject, static _ => new List<double[]>());
            for (var i = 0; i < StartsPerRound; i++)
            {
                Random.Shared.Shuffle(order);
                foreach (var subject in order)
                    starts[subject].Add(await StartAsync(subject, server, cancellationToken).ConfigureAwait(false));
            }

            foreach (var subject in subjects)
                rows[subject].Add([.. Enumerable.Range(0, 2).Select(measure => MedianOf(starts[subject], measure) - MedianOf(starts[StartProgram.Nothing], measure))]);
        }

        return new CallResult(item, rows);
    }

    // Wall time and CPU time in milliseconds.
    private static async Task<double[]> StartAsync(string subject, string server, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        using var child = ChildProcess.Start(StartProgram.Name, subject, server);
        var cpu = await child.ReadLineAsync(cancellationToken).ConfigureAwait(false);
        await child.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        return [Stopwatch.GetElapsedTime(started).TotalMilliseconds, double.Parse(cpu, CultureInfo.InvariantCulture)];
    }

    private static double MedianOf(List<double[]> starts, int measure) => Median.Of(starts.Select(numbers => numbers[measure]));
}
