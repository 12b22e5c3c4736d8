using System;
using System.Globalization;
using System.IO;
using System.Linq;

namespace TokenOps.Benchmarks;

/// <summary>What this process has used since the meter was made.</summary>
internal sealed class ProcessMeter
{
    private const double Megabyte = 1024 * 1024;

    private readonly TimeSpan _cpu;
    private readonly long _allocated;
    private readonly long _workingSet;

    public ProcessMeter()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        ResetPeak();
        _workingSet = ReadStatus("VmRSS:");
        _allocated = GC.GetTotalAllocatedBytes(precise: true);
        _cpu = Environment.CpuUsage.TotalTime;
    }

    /// <summary>User and system time in milliseconds.</summary>
    public double CpuMilliseconds => (Environment.CpuUsage.TotalTime - _cpu).TotalMilliseconds;

    /// <summary>Managed memory allocated, in megabytes.</summary>
    public double AllocatedMegabytes => (GC.GetTotalAllocatedBytes(precise: true) - _allocated) / Megabyte;

    /// <summary>How far the largest working set lay above the one at the start, in megabytes.</summary>
    public double WorkingSetGrowthMegabytes => (ReadStatus("VmHWM:") - _workingSet) / Megabyte;

    // Linux: makes the kernel forget the largest working set so far.
    private static void ResetPeak() => File.WriteAllText("/proc/self/clear_refs", "5");

    private static long ReadStatus(string field)
    {
        var line = File.ReadLines("/proc/self/status").First(l => l.StartsWith(field, StringComparison.Ordinal));
        return 1024 * long.Parse(line.AsSpan(field.Length).Trim().TrimEnd("kB").TrimEnd(), CultureInfo.InvariantCulture);
    }
}
