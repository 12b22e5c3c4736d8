using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Benchmarks.Calls;

/// <summary>Measures the subjects of a case in turns: in every round each has a fresh process, and their slices alternate.</summary>
internal sealed class CallComparison(CallCase item, IReadOnlyList<string> subjects, string server, string imagePath)
{
    /// <summary>Runs the rounds.</summary>
    public async Task<CallResult> RunAsync(int rounds, CancellationToken cancellationToken)
    {
        var results = subjects.ToDictionary(static subject => subject, static _ => new List<double[]>());
        for (var round = 0; round < rounds; round++)
            await RunRoundAsync(results, cancellationToken).ConfigureAwait(false);

        return new CallResult(item, results);
    }

    private async Task RunRoundAsync(Dictionary<string, List<double[]>> results, CancellationToken cancellationToken)
    {
        var children = new Dictionary<string, ChildProcess>();
        try
        {
            // They warm up together, because most of that is waiting for compilers.
            foreach (var subject in subjects)
                children[subject] = ChildProcess.Start(CallsBenchmark.CommandName, CallsBenchmark.Measure, item.Name, subject, server, imagePath);
            foreach (var subject in subjects)
            {
                if (await children[subject].ReadLineAsync(cancellationToken).ConfigureAwait(false) != CallMeasurement.Ready)
                    throw new InvalidOperationException($"{subject} could not be measured.");
            }

            string[] order = [.. subjects];
            for (var slice = 0; slice < item.Slices; slice++)
            {
                // Nobody always follows the same neighbour.
                Random.Shared.Shuffle(order);
                foreach (var subject in order)
                {
                    await children[subject].WriteLineAsync("measure", cancellationToken).ConfigureAwait(false);
                    var line = await children[subject].ReadLineAsync(cancellationToken).ConfigureAwait(false);
                    results[subject].Add([.. line.Split(' ').Select(static number => double.Parse(number, CultureInfo.InvariantCulture))]);
                }
            }
        }
        finally
        {
            foreach (var child in children.Values)
                child.Dispose();
        }
    }
}
