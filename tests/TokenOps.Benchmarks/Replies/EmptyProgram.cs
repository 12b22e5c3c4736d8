using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Benchmarks.Replies;

/// <summary>Does nothing, to know what starting costs by itself.</summary>
internal sealed class EmptyProgram : IBenchmark
{
    public string Name => "replies-empty";

    public string Description => "Nothing, in a process of its own.";

    public async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        await PrintCpuAsync().ConfigureAwait(false);
        return 0;
    }

    /// <summary>Prints the processor time of this process, which other processes on the machine disturb less than its duration.</summary>
    public static async Task PrintCpuAsync()
    {
        using var process = Process.GetCurrentProcess();
        await Console.Out.WriteLineAsync(process.TotalProcessorTime.TotalMilliseconds.ToString(CultureInfo.InvariantCulture)).ConfigureAwait(false);
    }
}
