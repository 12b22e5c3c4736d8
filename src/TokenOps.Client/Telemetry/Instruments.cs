using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace TokenOps.Runtime;

/// <summary>The sources of spans and metrics; one each for the process, as their listeners expect.</summary>
internal static class Instruments
{
    private static readonly Meter Meter = new(TokenOpsTelemetry.MeterName, ClientVersion.Text);

    public static ActivitySource Source { get; } = new(TokenOpsTelemetry.ActivitySourceName, ClientVersion.Text);

    // The buckets are the conventions' own.
    public static Histogram<double> Duration { get; } = Meter.CreateHistogram(
        GenAiNames.Duration,
        "s",
        "GenAI operation duration.",
        (IEnumerable<KeyValuePair<string, object?>>?)null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = new[] { 0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92 } });

    public static Histogram<long> TokenUsage { get; } = Meter.CreateHistogram(
        GenAiNames.TokenUsage,
        "{token}",
        "Number of input and output tokens used.",
        (IEnumerable<KeyValuePair<string, object?>>?)null,
        new InstrumentAdvice<long> { HistogramBucketBoundaries = new long[] { 1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864 } });

    /// <summary>Whether anybody listens to anything.</summary>
    public static bool AreObserved => Source.HasListeners() || Duration.Enabled || TokenUsage.Enabled;
}
