using OpenTelemetry.Metrics;

namespace TokenOps.Extensions.Tests.Hosting;

/// <summary>Reads what an exporter of metrics was given.</summary>
internal static class MetricPoints
{
    /// <summary>The points of one histogram that belong to one server: other tests' calls go through the same meter.</summary>
    public static List<Point> Of(IEnumerable<Metric> metrics, string name, int port)
    {
        var points = new List<Point>();
        foreach (ref readonly var point in metrics.Single(m => m.Name == name).GetMetricPoints())
        {
            var tags = new Dictionary<string, object?>();
            foreach (var tag in point.Tags)
                tags[tag.Key] = tag.Value;

            var bounds = new List<double>();
            foreach (var bucket in point.GetHistogramBuckets())
                bounds.Add(bucket.ExplicitBound);

            if (Equals(tags["server.port"], port))
                points.Add(new Point(tags, point.GetHistogramCount(), point.GetHistogramSum(), bounds));
        }

        return points;
    }

    internal sealed record Point(Dictionary<string, object?> Tags, long Count, double Sum, IReadOnlyList<double> Bounds);
}
