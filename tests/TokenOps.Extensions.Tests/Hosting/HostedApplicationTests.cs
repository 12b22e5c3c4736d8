using System.Diagnostics;

namespace TokenOps.Extensions.Tests.Hosting;

/// <summary>What a consumer sees of the client within a host of ASP.NET Core, by way of OpenTelemetry.</summary>
public sealed class HostedApplicationTests
{
    private const string Busy = "{\"error\":{\"message\":\"busy\"}}";
    private const string Model = "gpt-image-1";

    private Gateway _gateway = null!;
    private EditApplication _app = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _gateway = await Gateway.StartAsync();
        _app = await EditApplication.StartAsync(_gateway);
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _app.DisposeAsync();
        await _gateway.DisposeAsync();
    }

    private Dictionary<string, object?> Common => new()
    {
        ["gen_ai.operation.name"] = "generate_content",
        ["gen_ai.provider.name"] = "tokenops",
        ["gen_ai.request.model"] = Model,
        ["server.address"] = "127.0.0.1",
        ["server.port"] = _gateway.Address.Port,
    };

    private List<MetricPoints.Point> Points(string name) => MetricPoints.Of(_app.Metrics, name, _gateway.Address.Port);

    [Test]
    public async Task Each_named_client_sends_its_own_key()
    {
        _gateway.Then(Gateway.Edited).Then(Gateway.Edited);

        var first = await _app.VisitAsync("first", new EditOrder(Secrets.Prompt));
        var second = await _app.VisitAsync("second", new EditOrder("another"));

        (first, second).Should().Be(((200, "1 edited"), (200, "1 edited")));
        _gateway.Received.Should().Equal(("Bearer " + Secrets.FirstKey, Secrets.Prompt), ("Bearer " + Secrets.SecondKey, "another"));
    }

    [Test]
    public async Task Each_call_is_one_client_span_within_the_visitors_request()
    {
        _gateway.Then(Gateway.Edited).Then("{}", 401);

        await _app.VisitAsync("first", new EditOrder(Secrets.Prompt, N: 2));
        await _app.VisitAsync("second", new EditOrder(Secrets.Prompt));
        await _app.CollectAsync();

        _app.ClientSpans.Select(s => (s.DisplayName, s.Kind, s.Status)).Should().Equal(
            ("generate_content " + Model, ActivityKind.Client, ActivityStatusCode.Unset), ("generate_content " + Model, ActivityKind.Client, ActivityStatusCode.Error));
        _app.ClientSpans[0].TagObjects.Should().BeEquivalentTo(new Dictionary<string, object?>(Common)
        {
            ["gen_ai.output.type"] = "image",
            ["gen_ai.request.choice.count"] = 2,
            ["gen_ai.usage.input_tokens"] = 18L,
            ["gen_ai.usage.output_tokens"] = 1L,
            ["http.response.status_code"] = 200,
        });
        _app.ClientSpans[1].TagObjects.Should().BeEquivalentTo(new Dictionary<string, object?>(Common)
        {
            ["gen_ai.output.type"] = "image",
            ["error.type"] = "TokenOps.TokenOpsAuthenticationException",
            ["http.response.status_code"] = 401,
        });
        var requests = _app.Spans.Where(s => s.Source.Name == "Microsoft.AspNetCore").Select(s => s.SpanId);
        _app.ClientSpans.Select(s => s.ParentSpanId).Should().BeSubsetOf(requests).And.OnlyHaveUniqueItems();
    }

    [Test]
    public async Task What_is_sent_again_stays_one_span_with_each_attempt_in_it()
    {
        _gateway.Then(Busy, 503).Then(Gateway.Edited);

        var visit = await _app.VisitAsync("first", new EditOrder(Secrets.Prompt));
        await _app.CollectAsync();

        visit.Status.Should().Be(200);
        var span = _app.ClientSpans.Should().ContainSingle().Subject;
        span.GetTagItem("http.request.resend_count").Should().Be(1);
        _app.Spans.Count(s => s.Source.Name == "System.Net.Http" && s.ParentSpanId == span.SpanId).Should().Be(2);
        Points("gen_ai.client.operation.duration").Single().Count.Should().Be(1);
    }

    [Test]
    public async Task A_stream_is_one_span_with_its_tokens()
    {
        _gateway.Then("data: {\"type\":\"image_edit.completed\",\"b64_json\":\"aGVsbG8=\"," + Gateway.Usage + "}\n\n", mediaType: "text/event-stream");

        var visit = await _app.VisitAsync("first", new EditOrder(Secrets.Prompt, Streamed: true));
        await _app.CollectAsync();

        visit.Should().Be((200, nameof(ImageEditCompletedEvent)));
        _app.ClientSpans.Should().ContainSingle().Which.GetTagItem("gen_ai.usage.input_tokens").Should().Be(18L);
    }

    [Test]
    public async Task Duration_and_tokens_are_metrics()
    {
        _gateway.Then(Gateway.Edited).Then("{}", 401);

        await _app.VisitAsync("first", new EditOrder(Secrets.Prompt));
        await _app.VisitAsync("second", new EditOrder(Secrets.Prompt));
        await _app.CollectAsync();

        _app.Metrics.Select(m => (m.Name, m.Unit, m.MetricType)).Should().BeEquivalentTo([
            ("gen_ai.client.operation.duration", "s", OpenTelemetry.Metrics.MetricType.Histogram),
            ("gen_ai.client.token.usage", "{token}", OpenTelemetry.Metrics.MetricType.Histogram)]);
        var durations = Points("gen_ai.client.operation.duration");
        durations.Should().HaveCount(2).And.OnlyContain(p => p.Count == 1 && p.Sum > 0 && p.Sum < 60);
        durations.Select(p => p.Tags).Should().BeEquivalentTo([Common, new Dictionary<string, object?>(Common) { ["error.type"] = "TokenOps.TokenOpsAuthenticationException" }]);
        durations[0].Bounds.Should().Equal(0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92, double.PositiveInfinity);
        var tokens = Points("gen_ai.client.token.usage");
        tokens.Select(p => (p.Tags["gen_ai.token.type"], p.Sum)).Should().BeEquivalentTo([("input", 18d), ("output", 1d)]);
        tokens[0].Tags.Should().Contain(Common);
    }
}
