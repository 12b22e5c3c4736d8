using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using TokenOps.Client.Tests.Faults;

namespace TokenOps.Client.Tests.Telemetry.Hosting;

public sealed class HostedTelemetryTests
{
    private const string FirstKey = "sk-first-4c1d9e7a2b";
    private const string SecondKey = "sk-second-8f3b6a0c5d";
    private const string Prompt = "the unreleased lighthouse product";

    private static readonly Dictionary<string, string> Keys = new() { ["first"] = FirstKey, ["second"] = SecondKey };

    [Test]
    public async Task Each_call_is_one_span_in_OpenTelemetry()
    {
        await using var api = FaultServer.Start(Step.Ok(ImageEdits.Reply), Refusal);
        await using var app = await EditApplication.StartAsync(api, Keys);

        (await app.EditAsync("first", Prompt)).Should().Be((200, "1"));
        (await app.EditAsync("second", Prompt)).Status.Should().Be(500);
        await app.CollectAsync();

        app.Spans.Select(static span => (span.DisplayName, span.GetTagItem("error.type"))).Should().Equal(
            ("generate_content gpt-image-1", null), ("generate_content gpt-image-1", "TokenOps.TokenOpsAuthenticationException"));
        app.AllSpans.Select(static span => span.SpanId).Should().Contain(app.Spans.Select(static span => span.ParentSpanId), "each belongs to the request that it was made for");
        app.Spans[0].TagObjects.Should().Contain(ImageEdits.Expected(api, "gpt-image-1"));
        api.Seen.Select(static request => request.Header("Authorization")).Should().Equal("Bearer " + FirstKey, "Bearer " + SecondKey);
    }

    [Test]
    public async Task Duration_and_tokens_are_metrics_in_OpenTelemetry()
    {
        await using var api = FaultServer.Start(Step.Ok(ImageEdits.Reply), Refusal);
        await using var app = await EditApplication.StartAsync(api, Keys);

        await app.EditAsync("first", Prompt);
        await app.EditAsync("second", Prompt);
        await app.CollectAsync();

        app.Metrics.Select(static metric => (metric.Name, metric.Unit)).Should().BeEquivalentTo([("gen_ai.client.operation.duration", "s"), ("gen_ai.client.token.usage", "{token}")]);
        var durations = Points(app, "gen_ai.client.operation.duration", api);
        durations.Select(static point => (point.Tags.GetValueOrDefault("error.type"), point.Count)).Should().BeEquivalentTo([(null, 1L), ("TokenOps.TokenOpsAuthenticationException", 1L)]);
        durations[0].Bounds.Should().Equal(0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92, double.PositiveInfinity);
        var tokens = Points(app, "gen_ai.client.token.usage", api);
        tokens.Select(static point => (point.Tags["gen_ai.token.type"], point.Sum)).Should().BeEquivalentTo([("input", 18d), ("output", 1d)]);
    }

    [Test]
    public async Task Neither_key_nor_prompt_is_in_logs_spans_metrics_or_exceptions()
    {
        await using var api = FaultServer.Start(Step.Ok(ImageEdits.Reply), Refusal, Step.Reset(), Step.Ok("{\"created\":\"" + Prompt + FirstKey + "\"}"));
        await using var app = await EditApplication.StartAsync(api, Keys);

        await app.EditAsync("first", Prompt);
        await app.EditAsync("second", Prompt);
        await app.EditAsync("first", Prompt);
        await app.EditAsync("first", Prompt);
        await app.CollectAsync();

        var told = new List<string>(app.Logs.Lines);
        told.AddRange(app.AllSpans.SelectMany(static span => span.TagObjects.Select(static tag => tag.ToString()).Append(span.DisplayName).Append(span.StatusDescription ?? "")));
        told.AddRange(app.AllSpans.SelectMany(static span => span.Events.SelectMany(static item => item.Tags.Select(static tag => tag.ToString()).Append(item.Name))));
        told.AddRange(app.Metrics.SelectMany(metric => Points(app, metric.Name, api).SelectMany(static point => point.Tags.Select(static tag => tag.ToString()))));
        app.Spans.Should().HaveCount(4);
        told.Should().Contain(static line => line.StartsWith("TokenOps.Client 1 "), "calls that end well are logged");
        told.Should().Contain(static line => line.StartsWith("TokenOps.Client 2 "), "calls that fail are logged");
        told.Should().Contain(static line => line.Contains("TokenOps.TokenOpsAuthenticationException: "), "the host logs what was thrown, in full");
        told.Should().Contain(static line => line.Contains("TokenOps.TokenOpsConnectionException: "), "the host logs what was thrown, in full");
        told.Should().Contain(static line => line.Contains("TokenOps.TokenOpsResponseException: "), "the host logs what was thrown, in full");
        told.Should().Contain(static line => line.StartsWith("System.Net.Http.HttpClient.first."), "the platform's own messages are there");
        told.Where(static line => line.Contains(FirstKey) || line.Contains(SecondKey) || line.Contains(Prompt) || line.Contains("lighthouse")).Should().BeEmpty();
    }

    private static Step Refusal => Step.Answer(401, "{\"error\":{\"message\":\"Incorrect API key provided: " + SecondKey + " for '" + Prompt + "'\",\"code\":\"invalid_api_key\"}}");

    private static List<Point> Points(EditApplication app, string name, FaultServer api)
    {
        var points = new List<Point>();
        foreach (ref readonly var point in app.Metrics.Single(metric => metric.Name == name).GetMetricPoints())
        {
            var tags = new Dictionary<string, object?>();
            foreach (var tag in point.Tags)
            {
                tags[tag.Key] = tag.Value;
            }

            var bounds = new List<double>();
            foreach (var bucket in point.GetHistogramBuckets())
            {
                bounds.Add(bucket.ExplicitBound);
            }

            // Other tests' calls may be measured by the same meter.
            if (Equals(tags["server.port"], api.Address.Port))
            {
                points.Add(new Point(tags, point.GetHistogramCount(), point.GetHistogramSum(), bounds));
            }
        }

        return points;
    }

    private sealed record Point(IReadOnlyDictionary<string, object?> Tags, long Count, double Sum, IReadOnlyList<double> Bounds);
}
