using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using TokenOps.Client.Tests.Faults;

namespace TokenOps.Client.Tests.Telemetry;

public sealed class StreamTelemetryTests
{
    [Test]
    public async Task A_stream_is_one_span_until_its_enumeration_ends()
    {
        await using var server = FaultServer.Start(Step.Raw(ImageEdits.StreamHead + ImageEdits.Partial + ImageEdits.Completed));
        using var recorder = new TelemetryRecorder(server);
        using var client = ImageEdits.Client(server);
        using var outer = new Activity("outer").Start();
        var seen = new List<(int Spans, Activity? Current)>();

        await foreach (var _ in client.Images.CreateImageEditStreamingAsync(ImageEdits.Request()))
        {
            seen.Add((recorder.Spans.Count, Activity.Current));
        }

        seen.Should().Equal((0, outer), (0, outer));
        Activity.Current.Should().BeSameAs(outer);
        recorder.Span.ParentSpanId.Should().Be(outer.SpanId);
        recorder.Span.GetTagItem("gen_ai.usage.input_tokens").Should().Be(18L);
        recorder.Of("gen_ai.client.operation.duration").Should().HaveCount(1);
        recorder.Of("gen_ai.client.token.usage").Select(static measurement => measurement.Value).Should().BeEquivalentTo([18d, 1d]);
    }

    [Test]
    public async Task A_stream_that_is_left_early_is_no_error()
    {
        await using var server = FaultServer.Start(Step.Stall(ImageEdits.StreamHead + ImageEdits.Partial));
        using var recorder = new TelemetryRecorder(server);
        using var client = ImageEdits.Client(server);

        await using (var events = client.Images.CreateImageEditStreamingAsync(ImageEdits.Request()).GetAsyncEnumerator())
        {
            (await events.MoveNextAsync()).Should().BeTrue();
        }

        recorder.Span.Status.Should().Be(ActivityStatusCode.Unset);
        recorder.Of("gen_ai.client.operation.duration").Single().Tags.Should().NotContainKey("error.type");
    }

    [Test]
    public async Task A_stream_that_breaks_is_an_error()
    {
        await using var server = FaultServer.Start(Step.Raw(ImageEdits.StreamHead + ImageEdits.Partial), Step.Answer(404));
        using var recorder = new TelemetryRecorder(server);
        using var client = ImageEdits.Client(server);

        await FluentActions.Awaiting(() => DrainAsync(client)).Should().ThrowAsync<TokenOpsResponseException>();
        await FluentActions.Awaiting(() => DrainAsync(client)).Should().ThrowAsync<TokenOpsNotFoundException>();

        recorder.Spans.Select(static span => (span.Status, span.GetTagItem("error.type"))).Should().Equal(
            (ActivityStatusCode.Error, "TokenOps.TokenOpsResponseException"),
            (ActivityStatusCode.Error, "TokenOps.TokenOpsNotFoundException"));
    }

    [Test]
    public async Task A_stream_answered_at_once_counts_its_tokens_once()
    {
        var item = "{\"b64_json\":\"aGVsbG8=\"}";
        await using var server = FaultServer.Start(Step.Ok("{\"data\":[" + item + "," + item + "]," + ImageEdits.Usage + "}"));
        using var recorder = new TelemetryRecorder(server);
        using var client = ImageEdits.Client(server);

        await DrainAsync(client);

        recorder.Of("gen_ai.client.token.usage").Select(static measurement => measurement.Value).Should().BeEquivalentTo([18d, 1d]);
    }

    private static async Task DrainAsync(TokenOpsClient client)
    {
        await foreach (var _ in client.Images.CreateImageEditStreamingAsync(ImageEdits.Request()))
        {
        }
    }
}
