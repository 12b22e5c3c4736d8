using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Benchmarks.Replies;

/// <summary>Compares the cost of replies with a hand-written floor and with the official SDK, in processes of their own, round about.</summary>
internal sealed class RepliesBenchmark : IBenchmark
{
    private static readonly (string Scenario, int Calls, bool ToFiles, string[] Subjects)[] Scenarios =
    [
        ("url", 20_000, false, ["floor", "tokenops", "official"]),
        ("1x4", 40, false, ["floor", "tokenops", "official"]),
        ("4x10", 40, false, ["floor", "tokenops", "official"]),
        ("10x20", 2, false, ["floor", "tokenops", "official"]),
        ("4x10c", 40, false, ["floor", "tokenops"]),
        ("1x4", 40, true, ["floor", "tokenops"]),
        ("4x10", 8, true, ["floor", "tokenops"]),
        ("10x20", 2, true, ["floor", "tokenops"]),
        ("stream", 16, false, ["floor", "tokenops"]),
    ];

    public string Name => "replies";

    public string Description => "CPU, memory and start of replies against a hand-written floor and the official SDK.";

    // rounds (5), scenario (all)
    public async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var rounds = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 5;
        using var server = Start("replies-server");
        var url = (await server.StandardOutput.ReadLineAsync(cancellationToken).ConfigureAwait(false))!;
        var directory = Directory.CreateTempSubdirectory("replies");
        try
        {
            await Console.Out.WriteLineAsync("scenario        subject    CPU ms  (x)     allocated KB  (x)     growth KB  kept KB  first ms (x)").ConfigureAwait(false);
            foreach (var (scenario, calls, toFiles, subjects) in Scenarios.Where(item => arguments.Length < 2 || arguments[1].Split(',').Contains(item.Scenario)))
                await CompareAsync(url, scenario, calls, toFiles ? directory.FullName : "-", subjects, rounds).ConfigureAwait(false);

            if (arguments.Length < 2 || arguments[1].Split(',').Contains("start"))
                await CompareStartAsync(url, rounds * 3).ConfigureAwait(false);

            if (arguments.Length < 2 || arguments[1].Split(',').Contains("pausing"))
                await MeasurePausesAsync(url, rounds).ConfigureAwait(false);
        }
        finally
        {
            server.Kill();
            directory.Delete(recursive: true);
        }

        return 0;
    }

    private static async Task CompareAsync(string url, string scenario, int calls, string directory, string[] subjects, int rounds)
    {
        var results = subjects.ToDictionary(subject => subject, _ => new List<double[]>(), StringComparer.Ordinal);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var subject in subjects)
            {
                using var child = Start("replies-measure", subject, url, scenario, calls.ToString(CultureInfo.InvariantCulture), directory);
                var line = await child.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
                results[subject].Add(line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray());
            }
        }

        var floor = Enumerable.Range(0, 5).Select(i => Median(results["floor"], i)).ToArray();
        foreach (var subject in subjects)
        {
            var m = Enumerable.Range(0, 5).Select(i => Median(results[subject], i)).ToArray();
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{scenario + (directory == "-" ? "" : " files"),-15} {subject,-9} {m[0],8:F2} ({m[0] / floor[0],4:F2}) {m[1] / 1024,12:F1} ({m[1] / floor[1],5:F2}) {m[2] / 1024,11:F0} {m[3] / 1024,8:F0} {m[4],8:F1} ({m[4] / floor[4],4:F2})")).ConfigureAwait(false);
        }
    }

    private static async Task CompareStartAsync(string url, int rounds)
    {
        string[] subjects = ["empty", "floor", "tokenops", "official"];
        var times = subjects.ToDictionary(subject => subject, _ => new List<double[]>(), StringComparer.Ordinal);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var subject in subjects)
            {
                var clock = Stopwatch.StartNew();
                using var child = subject == "empty" ? Start("replies-empty") : Start("replies-measure", subject, url, "url", "0", "-");
                var cpu = double.Parse(await child.StandardOutput.ReadToEndAsync().ConfigureAwait(false), CultureInfo.InvariantCulture);
                await child.WaitForExitAsync().ConfigureAwait(false);
                times[subject].Add([clock.Elapsed.TotalMilliseconds, cpu]);
            }
        }

        foreach (var subject in subjects)
        {
            await Console.Out.WriteLineAsync($"start           {subject,-9} {AboveEmpty(0)}   CPU {AboveEmpty(1)}").ConfigureAwait(false);

            string AboveEmpty(int index)
            {
                var empty = Median(times["empty"], index);
                var time = Median(times[subject], index);
                return string.Create(CultureInfo.InvariantCulture, $"{time,8:F1} ms, above empty {time - empty,7:F1} ({(time - empty) / (Median(times["floor"], index) - empty),4:F2})");
            }
        }
    }

    private static async Task MeasurePausesAsync(string url, int rounds)
    {
        var waits = new List<double[]>();
        for (var round = 0; round < rounds; round++)
        {
            using var child = Start("replies-pausing", url);
            var line = await child.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
            waits.Add([.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => double.Parse(number, CultureInfo.InvariantCulture))]);
        }

        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"64 pausing replies: the longest wait of a work item {Median(waits, 0):F1} ms, {Median(waits, 1):F0} threads")).ConfigureAwait(false);
    }

    private static double Median(List<double[]> rounds, int index) => rounds.Select(round => round[index]).Order().ElementAt(rounds.Count / 2);

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true, RedirectStandardInput = true, UseShellExecute = false };
        return Process.Start(start)!;
    }
}
