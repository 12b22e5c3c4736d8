using System;
using System.Globalization;
using System.IO;
using System.Linq;

namespace TokenOps.Benchmarks.Replies;

/// <summary>The most memory that this process had resident, as Linux counts it.</summary>
internal static class PrivateMemory
{
    /// <summary>Forgets the peak so far.</summary>
    /// <returns>What is resident now, in bytes.</returns>
    public static long Reset()
    {
        File.WriteAllText("/proc/self/clear_refs", "5");
        return Read("VmRSS:");
    }

    /// <summary>The peak since <see cref="Reset"/>, in bytes.</summary>
    public static long Peak() => Read("VmHWM:");

    private static long Read(string field)
    {
        var line = File.ReadLines("/proc/self/status").First(l => l.StartsWith(field, StringComparison.Ordinal));
        return 1024 * long.Parse(line.AsSpan(field.Length).Trim().TrimEnd("kB").TrimEnd(), CultureInfo.InvariantCulture);
    }
}
