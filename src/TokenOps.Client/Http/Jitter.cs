using System;

namespace TokenOps.Runtime;

/// <summary>Random numbers that may be asked for from any thread.</summary>
internal static class Jitter
{
#if NETSTANDARD
    [ThreadStatic]
    private static Random? _random;

    public static double Next() => (_random ??= new Random(Guid.NewGuid().GetHashCode())).NextDouble();
#else
    // Spreads retries, guards no secret.
#pragma warning disable CA5394
    public static double Next() => Random.Shared.NextDouble();
#pragma warning restore CA5394
#endif
}
