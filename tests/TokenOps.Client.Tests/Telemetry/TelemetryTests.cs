using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Client.Tests.Faults;
using TokenOps.Client.Tests.Http;

namespace TokenOps.Client.Tests.Telemetry;

public sealed class TelemetryTests
{
    [Test]
    public async Task A_call_is_one_span_by_the_conventions()
    {
        await using var server = FaultServer.Start(Step.Ok(ImageEdits.Reply));
        using var recorder = new TelemetryRecorder(server);
        using var client = ImageEdits.Client(server);
        var request = ImageEdits.Request(ImageModel.GptImage1);
        request.N = 2;

        await client.Images.CreateImageEditAsync(request);

        recorder.Span.DisplayName.Should().Be("generate_content gpt-image-1");
        recorder.Span.Kind.Should().Be(ActivityKind.Client);
        recorder.Span.Status.Should().Be(ActivityStatusCode.Unset);
        recorder.Span.TagObjects.Should().BeEquivalentTo(new Dictionary<string, object?>(ImageEdits.Expected(server, "gpt-image-1"))
        {
            ["gen_ai.output.type"] = "image",
            ["gen_ai.request.choice.count"] = 2,
            ["gen_ai.usage.input_tokens"] = 18L,
            ["gen_ai.usage.output_tokens"] = 1L,
            ["http.response.status_code"] = 200,
        });
        recorder.SampledBy.Single().Should().BeEquivalentTo(ImageEdits.Expected(server, "gpt-image-1"), "samplers decide by them");
    }

    [Test]
    public async Task Duration_and_tokens_are_measured_by_the_conventions()
    {
        await using var server = FaultServer.Start(Step.Ok(ImageEdits.Reply));
        using var recorder = new TelemetryRecorder(server, spans: false);
        using var client = ImageEdits.Client(server, TimeProvider.System);

        await client.Images.CreateImageEditAsync(ImageEdits.Request(new ImageModel("flux-9")));

        var duration = recorder.Of("gen_ai.client.operation.duration").Single();
        duration.Unit.Should().Be("s");
        duration.Value.Should().BeInRange(0.000_01, 60);
        duration.Tags.Should().BeEquivalentTo(ImageEdits.Expected(server, "flux-9"));
        var tokens = recorder.Of("gen_ai.client.token.usage");
        tokens.Should().OnlyContain(static measurement => measurement.Unit == "{token}");
        tokens.Select(static measurement => (measurement.Tags["gen_ai.token.type"], measurement.Value)).Should().BeEquivalentTo([("input", 18), ("output", 1)]);
        tokens[0].Tags.Should().Contain(ImageEdits.Expected(server, "flux-9"));
    }

    [TestCase(true, false)]
    [TestCase(false, true)]
    public async Task Spans_and_metrics_can_be_listened_to_alone(bool spans, bool metrics)
    {
        await using var server = FaultServer.Start(Step.Ok(ImageEdits.Reply));
        using var recorder = new TelemetryRecorder(server, spans, metrics);
        using var client = ImageEdits.Client(server);

        await client.Images.CreateImageEditAsync(ImageEdits.Request());

        recorder.Spans.Should().HaveCount(spans ? 1 : 0);
        recorder.Of("gen_ai.client.operation.duration").Should().HaveCount(metrics ? 1 : 0);
    }

    [Test]
    public async Task A_model_and_a_usage_that_nobody_named_are_left_out()
    {
        await using var server = FaultServer.Start(Step.Ok("{\"created\":1,\"data\":[]}"));
        using var recorder = new TelemetryRecorder(server);
        using var client = ImageEdits.Client(server);

        await client.Images.CreateImageEditAsync(ImageEdits.Request());

        recorder.Span.DisplayName.Should().Be("generate_content");
        recorder.Span.TagObjects.Select(static tag => tag.Key).Should().NotContain(["gen_ai.request.model", "gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens"]);
        recorder.Of("gen_ai.client.token.usage").Should().BeEmpty();
    }

    [TestCase(401, "TokenOps.TokenOpsAuthenticationException")]
    [TestCase(400, "TokenOps.TokenOpsInvalidRequestException")]
    [TestCase(501, "TokenOps.TokenOpsServerException")]
    public async Task An_error_is_recorded_by_its_type_and_status_and_by_none_of_its_words(int status, string type)
    {
        await using var server = FaultServer.Start(Enumerable.Repeat(Step.Answer(status, "{\"error\":{\"message\":\"" + ImageEdits.Prompt + ImageEdits.Key + "\"}}", "application/json", "x-should-retry: false"), 1));
        using var recorder = new TelemetryRecorder(server);
        using var client = ImageEdits.Client(server);

        await FluentActions.Awaiting(() => client.Images.CreateImageEditAsync(ImageEdits.Request())).Should().ThrowAsync<ApiException>();

        recorder.Span.Status.Should().Be(ActivityStatusCode.Error);
        recorder.Span.StatusDescription.Should().BeNull();
        recorder.Span.GetTagItem("error.type").Should().Be(type);
        recorder.Span.GetTagItem("http.response.status_code").Should().Be(status);
        recorder.Of("gen_ai.client.operation.duration").Single().Tags["error.type"].Should().Be(type);
        recorder.Span.TagObjects.Should().NotContain(static tag => tag.Value!.ToString()!.Contains("confidential") || tag.Value.ToString()!.Contains("sk-test"));
    }

    [Test]
    public async Task Attempts_are_one_span_that_counts_them()
    {
        await using var server = FaultServer.Start(Step.Answer(503), Step.Ok(ImageEdits.Reply));
        using var recorder = new TelemetryRecorder(server);
        using var client = ImageEdits.Client(server);

        await client.Images.CreateImageEditAsync(ImageEdits.Request());

        recorder.Span.GetTagItem("http.request.resend_count").Should().Be(1);
        recorder.Span.GetTagItem("http.response.status_code").Should().Be(200);
        recorder.Span.Status.Should().Be(ActivityStatusCode.Unset);
        recorder.Of("gen_ai.client.operation.duration").Should().HaveCount(1);
    }

    [Test]
    public async Task A_request_that_is_not_sent_is_an_error_without_a_status()
    {
        await using var server = FaultServer.Start();
        using var recorder = new TelemetryRecorder(server);
        using var api = new TestApi(server);

        await FluentActions.Awaiting(() => api.EditAsync(new TestRequest { Count = 11 })).Should().ThrowAsync<RequestValidationException>();

        recorder.Span.DisplayName.Should().Be("editThing", "the request names neither a model nor another operation");
        recorder.Span.GetTagItem("error.type").Should().Be("TokenOps.RequestValidationException");
        recorder.Span.GetTagItem("http.response.status_code").Should().BeNull();
    }

    [Test]
    public async Task A_cancelled_call_says_so()
    {
        await using var server = FaultServer.Start(Step.Stall());
        using var recorder = new TelemetryRecorder(server);
        using var client = ImageEdits.Client(server);
        using var cancellation = new CancellationTokenSource();
        var call = client.Images.CreateImageEditAsync(ImageEdits.Request(), cancellation.Token);
        await server.Stalled;

        await cancellation.CancelAsync();
        await FluentActions.Awaiting(() => call).Should().ThrowAsync<OperationCanceledException>();

        recorder.Span.GetTagItem("error.type").Should().Be("System.OperationCanceledException");
    }

    [Test]
    public async Task The_span_is_the_child_of_the_callers_and_leaves_it_in_place()
    {
        await using var server = FaultServer.Start(Step.Ok(ImageEdits.Reply));
        using var recorder = new TelemetryRecorder(server);
        using var client = ImageEdits.Client(server);
        using var outer = new Activity("outer").Start();

        var call = client.Images.CreateImageEditAsync(ImageEdits.Request());
        var during = Activity.Current;
        await call;

        during.Should().BeSameAs(outer);
        Activity.Current.Should().BeSameAs(outer);
        recorder.Span.ParentSpanId.Should().Be(outer.SpanId);
    }
}
