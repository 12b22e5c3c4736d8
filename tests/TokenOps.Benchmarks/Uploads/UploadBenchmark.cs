using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Benchmarks.Uploads;

/// <summary>Uploads of 1 x 50 MB and 16 x 50 MB from files, against <c>HttpClient</c> with <c>MultipartFormDataContent</c>.</summary>
internal sealed class UploadBenchmark : IBenchmark
{
    private const int FileLength = 50 * 1024 * 1024;
    private const double CpuTarget = 1.05;
    private const double AllocationTarget = 0.4;

    public string Name => "uploads";

    public string Description => "CPU, allocations and working set of uploading 1 x 50 MB and 16 x 50 MB from files (optional: number of rounds, 7)";

    public async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        switch (arguments)
        {
            case ["serve"]:
                await UploadServer.RunAsync(cancellationToken);
                return 0;
            case ["cpu", var address, .. var paths]:
                Write(await UploadRun.MeasureCpuAsync(new Uri(address), paths, cancellationToken));
                return 0;
            case ["memory", var kind, var address, .. var paths]:
                Write(await UploadRun.MeasureMemoryAsync(kind, new Uri(address), paths, cancellationToken));
                return 0;
            default:
                return await CompareAsync(arguments is [var rounds] ? int.Parse(rounds, CultureInfo.InvariantCulture) : 7, cancellationToken);
        }
    }

    private static async Task<int> CompareAsync(int rounds, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("tokenops-uploads-");
        try
        {
            var files = Enumerable.Range(0, 16).Select(i => WriteFile(Path.Combine(folder.FullName, $"{i}.png"), i)).ToArray();
            using var server = ChildProcess.Start("uploads", "serve");
            var address = await server.ReadLineAsync(cancellationToken);

            Console.WriteLine($"Medians of {rounds} interleaved rounds in fresh processes, after warming up. Memory: one upload, each client alone; CPU: both clients in turns.");
            Console.WriteLine();
            Console.WriteLine("| Upload | CPU raw ms | CPU ours ms | CPU ratio | allocated raw MB | allocated ours MB | working set raw MB | working set ours MB | target met |");
            Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |");
            var one = await CompareAsync("1 x 50 MB", rounds, address, files[..1], workingSetTarget: 2, cancellationToken);
            var sixteen = await CompareAsync("16 x 50 MB", rounds, address, files, workingSetTarget: 8, cancellationToken);
            return one && sixteen ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<bool> CompareAsync(
        string title, int rounds, string address, string[] files, double workingSetTarget, CancellationToken cancellationToken)
    {
        var (cpu, raw, ours) = (new List<double[]>(), new List<double[]>(), new List<double[]>());
        for (var round = 0; round < rounds; round++)
        {
            cpu.Add(await MeasureAsync(["uploads", "cpu", address, .. files], cancellationToken));
            raw.Add(await MeasureAsync(["uploads", "memory", UploadRun.Raw, address, .. files], cancellationToken));
            ours.Add(await MeasureAsync(["uploads", "memory", UploadRun.Ours, address, .. files], cancellationToken));
        }

        var ratio = Median.Of(cpu.Select(static c => c[1] / c[0]));
        var (allocated, workingSet) = (Median.Of(ours.Select(static o => o[0])), Median.Of(ours.Select(static o => o[1])));
        var met = ratio <= CpuTarget && allocated <= AllocationTarget && workingSet <= workingSetTarget;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {title} | {Median.Of(cpu.Select(static c => c[0])):0.0} | {Median.Of(cpu.Select(static c => c[1])):0.0} | {ratio:0.00} | {Median.Of(raw.Select(static r => r[0])):0.00} | {allocated:0.00} | {Median.Of(raw.Select(static r => r[1])):0.0} | {workingSet:0.0} | {(met ? "yes" : "no")} |"));
        return met;
    }

    private static async Task<double[]> MeasureAsync(string[] arguments, CancellationToken cancellationToken)
    {
        using var child = ChildProcess.Start(arguments);
        return [.. (await child.ReadLineAsync(cancellationToken)).Split(' ').Select(static n => double.Parse(n, CultureInfo.InvariantCulture))];
    }

    private static void Write(double[] numbers) => Console.WriteLine(string.Join(' ', numbers.Select(static n => n.ToString("R", CultureInfo.InvariantCulture))));

    private static string WriteFile(string path, int seed)
    {
        var bytes = new byte[FileLength];
        new Random(seed).NextBytes(bytes);
        new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A }.CopyTo(bytes, 0);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
