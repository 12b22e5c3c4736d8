using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Runtime;

namespace TokenOps.Benchmarks.Uploads;

/// <summary>The uploads themselves and what they use, measured in the process that this is called in.</summary>
internal static class UploadRun
{
    public const string Raw = "raw";
    public const string Ours = "ours";

    // A measurement takes as many uploads as make up this many bytes: one of 50 MB costs no more than a busy moment of the machine.
    private const long BytesPerSample = 400L * 1024 * 1024;
    private const int Samples = 16;
    private const int WarmUps = 200;

    /// <summary>Returns megabytes allocated by one upload, and megabytes by which the working set grew at most.</summary>
    public static async Task<double[]> MeasureMemoryAsync(string kind, Uri address, IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = address };
        await WarmUpAsync(kind, client, paths.Count, cancellationToken);

        var meter = new ProcessMeter();
        await UploadAsync(kind, client, paths, cancellationToken);
        return [meter.AllocatedMegabytes, meter.WorkingSetGrowthMegabytes];
    }

    /// <summary>Returns milliseconds of CPU time that an upload costs, raw and ours. Both take turns, so a busy machine slows both down alike.</summary>
    public static async Task<double[]> MeasureCpuAsync(Uri address, IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = address };
        var costs = new Dictionary<string, List<double>>(StringComparer.Ordinal) { [Raw] = [], [Ours] = [] };
        await WarmUpAsync(Raw, client, paths.Count, cancellationToken);
        await WarmUpAsync(Ours, client, paths.Count, cancellationToken);

        var uploads = Math.Max(1, (int)(BytesPerSample / paths.Sum(static p => new FileInfo(p).Length)));
        for (var i = 0; i < Samples; i++)
        {
            foreach (var kind in i % 2 == 0 ? new[] { Raw, Ours } : [Ours, Raw])
            {
                var meter = new ProcessMeter();
                for (var j = 0; j < uploads; j++)
                    await UploadAsync(kind, client, paths, cancellationToken);
                costs[kind].Add(meter.CpuMilliseconds / uploads);
            }
        }

        // The median again: what else runs on the machine can triple the cost of a single upload.
        return [Median.Of(costs[Raw]), Median.Of(costs[Ours])];
    }

    // The same code with small files, until it is compiled for good and every pool is filled.
    private static async Task WarmUpAsync(string kind, HttpClient client, int count, CancellationToken cancellationToken)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, new byte[300_000], cancellationToken);
            for (var i = 0; i < WarmUps; i++)
                await UploadAsync(kind, client, [.. Enumerable.Repeat(path, count)], cancellationToken);
            await Task.Delay(300, cancellationToken);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static Task UploadAsync(string kind, HttpClient client, IReadOnlyList<string> paths, CancellationToken cancellationToken) =>
        kind == Raw ? UploadRawAsync(client, paths, cancellationToken) : UploadOursAsync(client, paths, cancellationToken);

    private static async Task UploadRawAsync(HttpClient client, IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        using var content = new MultipartFormDataContent();
        foreach (var path in paths)
            content.Add(new System.Net.Http.StreamContent(File.OpenRead(path)), "image[]", Path.GetFileName(path));
        content.Add(new StringContent("a rose"), "prompt");
        await SendAsync(client, content, cancellationToken);
    }

    private static async Task UploadOursAsync(HttpClient client, IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var writer = new MultipartWriter();
        writer.AddFiles("image", paths.Select(static p => FilePart.FromFile(p)), MultipartArrayNaming.BracketsWhenSeveral);
        writer.AddText("prompt", "a rose");
        using var content = await writer.ToContentAsync(progress: null, cancellationToken);
        await SendAsync(client, content, cancellationToken);
    }

    private static async Task SendAsync(HttpClient client, HttpContent content, CancellationToken cancellationToken)
    {
        using var response = await client.PostAsync(new Uri("/", UriKind.Relative), content, cancellationToken);
        response.EnsureSuccessStatusCode();
        var received = long.Parse(await response.Content.ReadAsStringAsync(cancellationToken), CultureInfo.InvariantCulture);
        if (received != content.Headers.ContentLength)
            throw new InvalidOperationException($"Sent {content.Headers.ContentLength} bytes, but {received} arrived.");
    }
}
