using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Linq;
using TokenOps.Client.Tests.Faults;

namespace TokenOps.Client.Tests.Telemetry;

/// <summary>Listens to the calls of one server, as any collector would.</summary>
internal sealed class TelemetryRecorder : IDisposable
{
    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly ConcurrentQueue<Measurement> _measurements = new();
    private readonly ActivityListener? _activities;
    private readonly MeterListener? _meters;
    private readonly int _port;

    public TelemetryRecorder(FaultServer server, bool spans = true, bool metrics = true)
    {
        _port = server.Address.Port;
        if (spans)
        {
            _activities = new ActivityListener
            {
                ShouldListenTo = static source => source.Name == "TokenOps.Client",
                Sample = Sample,
                ActivityStopped = Keep,
            };
            ActivitySource.AddActivityListener(_activities);
        }

        if (metrics)
        {
            _meters = new MeterListener
            {
                InstrumentPublished = static (instrument, listener) =>
                {
                    if (instrument.Meter.Name == "TokenOps.Client")
                    {
                        listener.EnableMeasurementEvents(instrument);
                    }
                },
            };
            _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
            _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
            _meters.Start();
        }
    }

    public IReadOnlyList<Activity> Spans => [.. _spans];

    public Activity Span => _spans.Single();

    /// <summary>The tags that samplers were shown, by call.</summary>
    public ConcurrentQueue<Dictionary<string, object?>> SampledBy { get; } = new();

    public IReadOnlyList<Measurement> Of(string instrument) => [.. _measurements.Where(measurement => measurement.Instrument == instrument)];

    public void Dispose()
    {
        _activities?.Dispose();
        _meters?.Dispose();
    }

    private ActivitySamplingResult Sample(ref ActivityCreationOptions<ActivityContext> options)
    {
        SampledBy.Enqueue((options.Tags ?? []).ToDictionary(static tag => tag.Key, static tag => tag.Value));
        return ActivitySamplingResult.AllDataAndRecorded;
    }

    private void Keep(Activity span)
    {
        if (Equals(span.GetTagItem("server.port"), _port))
        {
            _spans.Enqueue(span);
        }
    }

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var kept = tags.ToArray().ToDictionary(static tag => tag.Key, static tag => tag.Value);
        if (Equals(kept.GetValueOrDefault("server.port"), _port))
        {
            _measurements.Enqueue(new Measurement(instrument.Name, instrument.Unit, value, kept));
        }
    }

    internal sealed record Measurement(string Instrument, string? Unit, double Value, IReadOnlyDictionary<string, object?> Tags);
}
