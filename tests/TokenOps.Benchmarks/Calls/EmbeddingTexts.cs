using System.Globalization;
using System.Linq;

namespace TokenOps.Benchmarks.Calls;

/// <summary>What is embedded, and into which numbers.</summary>
internal static class EmbeddingTexts
{
    public const int Count = 1000;
    public const int Dimensions = 1536;

    /// <summary>Gets the texts that are sent.</summary>
    public static string[] Inputs { get; } = [.. Enumerable.Range(0, Count).Select(static i => string.Create(CultureInfo.InvariantCulture, $"Line {i} of the report."))];

    /// <summary>One number of an embedding, with as many digits as a server sends.</summary>
    public static float Number(int embedding, int index) =>
        (((((long)embedding * 7919) + ((long)index * 104_729)) % 2_000_003 / 1_000_001.5f) - 1f) * 0.05f;
}
