using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using TokenOps.Client.Tests.Serialization;
using TokenOps.Runtime;

namespace TokenOps.Client.Tests.Streaming;

internal sealed class EventStreamTests
{
    private static readonly byte[] First = ImagesReplies.Bytes(50, 1);
    private static readonly byte[] Last = ImagesReplies.Bytes(60, 2);

    [TestCase("\n")]
    [TestCase("\r\n")]
    [TestCase("\r")]
    public async Task A_stream_may_be_cut_at_every_byte_with_every_line_ending(string lineEnding)
    {
        var base64 = Convert.ToBase64String(First);
        var text = ("\uFEFF: comment\nid: 7\nretry: 10\n\n" + StreamEvents.Partial(First).Replace("event: ", "event:", StringComparison.Ordinal)
            + "data: {\"type\":\"edit.partial\",\ndata:\"b64_json\":\"" + base64 + "\"\ndata\ndata: ,\"partial_image_index\"\n:\ndata: :1}\n\n"
            + "event: ping\ndata: {}\n\nevent: never.dispatched\n\n" + StreamEvents.Completed(Last) + "data: [DONE]\n\n" + "data: rubbish\n\n").Replace("\n", lineEnding, StringComparison.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(text);

        for (var cut = 1; cut <= bytes.Length; cut++)
        {
            var events = await StreamEvents.ReadAllAsync(new PiecewiseStream(bytes, read => read == 0 ? cut : int.MaxValue));

            events.Should().HaveCount(3, "the stream was cut at {0}", cut);
            events[0].Should().BeOfType<PartialEvent>().Which.B64Json!.Bytes.ToArray().Should().Equal(First);
            events[1].Should().BeOfType<PartialEvent>().Which.PartialImageIndex.Should().Be(1);
            events[1].B64Json!.Bytes.ToArray().Should().Equal(First);
            events[2].Should().BeOfType<CompletedEvent>().Which.B64Json!.Bytes.ToArray().Should().Equal(Last);
        }
    }

    [Test]
    public async Task A_stream_may_arrive_byte_by_byte()
    {
        var events = await StreamEvents.ReadAllAsync(StreamEvents.Partial(First) + StreamEvents.Completed(Last), piece: 1);

        events.Select(item => item.B64Json!.Bytes.ToArray()).Should().BeEquivalentTo([First, Last], options => options.WithStrictOrdering());
    }

    [Test]
    public async Task The_first_event_is_there_before_the_second_was_sent()
    {
        var more = new TaskCompletionSource();
        var body = new GatedStream(Encoding.UTF8.GetBytes(StreamEvents.Partial(First)), more.Task, Encoding.UTF8.GetBytes(StreamEvents.Completed(Last)));
        await using var events = EventStream.ReadAsync<EditEvent>(body, StreamEvents.Options, read: ReflectedJson.Read<EditEvent>, CancellationToken.None).GetAsyncEnumerator();

        (await events.MoveNextAsync()).Should().BeTrue();
        events.Current.B64Json!.Bytes.ToArray().Should().Equal(First);
        var second = events.MoveNextAsync();
        second.IsCompleted.Should().BeFalse("the server has not sent it");
        more.SetResult();
        (await second).Should().BeTrue();
        events.Current.Should().BeOfType<CompletedEvent>();
    }

    [Test]
    public async Task Events_that_the_document_does_not_know_are_skipped_and_reachable_raw()
    {
        var raw = new List<RawEvent>();
        var options = Options(skipped: raw.Add);

        var events = await StreamEvents.ReadAllAsync(
            "event: heartbeat\ndata: still {here\ndata: you know\n\ndata: {\"type\":\"edit.new\",\"b64_json\":\"AQID\"}\n\n" + StreamEvents.Completed(Last), piece: 3, options);

        events.Should().ContainSingle();
        raw.Select(item => (item.EventType, item.Data)).Should().Equal(
            ("heartbeat", "still {here\nyou know"), ("message", "{\"type\":\"edit.new\",\"b64_json\":\"AQID\"}"));
    }

    [TestCase("event: error\ndata: {\"message\":\"no\"}\n\n", "error", "{\"message\":\"no\"}")]
    [TestCase("event: error\ndata: broken\n\n", "error", "broken")]
    [TestCase("data: {\"error\":{\"code\":\"x\"}}\n\n", "message", "{\"error\":{\"code\":\"x\"}}")]
    [TestCase("event: edit.partial\ndata: {\"error\":{\"code\":1}}\n\n", "edit.partial", "{\"error\":{\"code\":1}}")]
    [TestCase("data: {\"type\":\"error\",\"code\":\"x\"}\n\n", "message", "{\"type\":\"error\",\"code\":\"x\"}")]
    public async Task An_event_that_reports_an_error_throws_what_the_pipeline_makes_of_it(string text, string name, string data)
    {
        var body = new PiecewiseStream(Encoding.UTF8.GetBytes(StreamEvents.Partial(First) + text + StreamEvents.Completed(Last)));
        var options = Options(failed: raw => new InvalidOperationException(raw.EventType + "|" + raw.Data));
        var seen = 0;

        var read = async () =>
        {
            await foreach (var item in EventStream.ReadAsync<EditEvent>(body, options, read: ReflectedJson.Read<EditEvent>, CancellationToken.None))
                seen++;
        };

        await read.Should().ThrowAsync<InvalidOperationException>().WithMessage(name + "|" + data);
        seen.Should().Be(1);
        body.IsDisposed.Should().BeTrue();
    }

    [Test]
    public async Task An_error_member_that_is_null_is_no_error()
    {
        var events = await StreamEvents.ReadAllAsync("data: {\"type\":\"edit.completed\",\"error\":null}\n\n");

        events.Should().ContainSingle();
    }

    [TestCase("")]
    [TestCase("data: [DONE]\n\n")]
    public async Task A_stream_that_ends_without_its_completed_event_throws(string end)
    {
        var read = () => StreamEvents.ReadAllAsync(StreamEvents.Partial(First) + end + StreamEvents.Completed(Last)[..^3]);

        (await read.Should().ThrowAsync<ReplyFormatException>()).Which.Message.Should().Contain("without its event 'edit.completed'");
    }

    [Test]
    public async Task A_known_event_that_cannot_be_read_throws()
    {
        var read = () => StreamEvents.ReadAllAsync("event: edit.partial\ndata: {\"type\":\"edit.partial\",\"b64_json\":\"A!\"}\n\n");

        (await read.Should().ThrowAsync<ReplyFormatException>()).Which.Message.Should().Contain("'b64_json' is not base64");
    }

    [Test]
    public async Task An_event_longer_than_allowed_throws()
    {
        var options = new EventStreamOptions { Payload = new JsonReplyOptions { MaxResponseBytes = 100 } };

        var allowed = "{\"x\":\"" + new string('a', 92) + "\"}";

        var read = (string more) => StreamEvents.ReadAllAsync($"data: {allowed}\n\ndata: {allowed[..50]}\ndata: {allowed[51..]}\n\ndata: {allowed}{more}\n\n", piece: 7, options);

        (await read(string.Empty)).Should().HaveCount(3);
        var readLonger = () => read(" ");
        (await readLonger.Should().ThrowAsync<ReplyFormatException>()).Which.Message.Should().Contain("longer than the 100 bytes");
    }

    [Test]
    public async Task Leaving_the_loop_early_closes_the_body()
    {
        var body = new PiecewiseStream(Encoding.UTF8.GetBytes(StreamEvents.Partial(First) + StreamEvents.Completed(Last)), 10);

        await foreach (var item in EventStream.ReadAsync<EditEvent>(body, StreamEvents.Options, read: ReflectedJson.Read<EditEvent>, CancellationToken.None))
            break;

        body.IsDisposed.Should().BeTrue();
        body.Position.Should().BeLessThan(StreamEvents.Partial(First).Length + 10);
    }

    [Test]
    public async Task Cancelling_closes_the_body_at_once_even_while_the_caller_is_busy()
    {
        using var cancellation = new CancellationTokenSource();
        var body = new PiecewiseStream(Encoding.UTF8.GetBytes(StreamEvents.Partial(First) + StreamEvents.Completed(Last)), 10);
        var wasClosedInTheLoop = false;

        var read = async () =>
        {
            await foreach (var item in EventStream.ReadAsync<EditEvent>(body, StreamEvents.Options, read: ReflectedJson.Read<EditEvent>, cancellation.Token))
            {
                await cancellation.CancelAsync();
                wasClosedInTheLoop = body.IsDisposed;
            }
        };

        (await read.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(cancellation.Token);
        wasClosedInTheLoop.Should().BeTrue();
    }

    [Test]
    public async Task Cancelling_ends_a_read_that_does_not_listen()
    {
        using var cancellation = new CancellationTokenSource();
        var body = new GatedStream([], new TaskCompletionSource().Task, []);
        var events = EventStream.ReadAsync<EditEvent>(body, StreamEvents.Options, read: ReflectedJson.Read<EditEvent>, cancellation.Token).GetAsyncEnumerator();
        var next = events.MoveNextAsync().AsTask();

        await cancellation.CancelAsync();

        var wait = () => next;
        (await wait.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(cancellation.Token);
        await events.DisposeAsync();
    }

    [Test]
    public async Task A_server_that_sends_nothing_for_too_long_is_given_up()
    {
        var time = new FakeTimeProvider();
        var more = new TaskCompletionSource();
        var body = new GatedStream(Encoding.UTF8.GetBytes(StreamEvents.Partial(First)), more.Task, []);
        var options = new EventStreamOptions { Payload = StreamEvents.Payload, IdleTimeout = TimeSpan.FromSeconds(30), TimeProvider = time };
        await using var events = EventStream.ReadAsync<EditEvent>(body, options, read: ReflectedJson.Read<EditEvent>, CancellationToken.None).GetAsyncEnumerator();
        await events.MoveNextAsync();
        time.Advance(TimeSpan.FromSeconds(29));

        var next = events.MoveNextAsync().AsTask();
        time.Advance(TimeSpan.FromSeconds(29));
        next.IsCompleted.Should().BeFalse("the time with the caller does not count");
        time.Advance(TimeSpan.FromSeconds(1));

        var wait = () => next;
        await wait.Should().ThrowAsync<TimeoutException>();
        body.IsDisposed.Should().BeTrue();
    }

    [Test]
    public async Task A_broken_connection_stays_an_input_output_exception()
    {
        var body = new PiecewiseStream(Encoding.UTF8.GetBytes(StreamEvents.Partial(First) + "data"), _ => 10, new IOException("reset"));

        var read = () => StreamEvents.ReadAllAsync(body);

        await read.Should().ThrowAsync<IOException>().WithMessage("reset");
        body.IsDisposed.Should().BeTrue();
    }

    [Test]
    public async Task Images_of_a_stream_go_to_destinations_as_they_come()
    {
        var streams = new List<(Base64Target Target, MemoryStream Stream)>();
        var options = new EventStreamOptions
        {
            Payload = StreamEvents.Payload,
            Destination = Base64Destination.ToStreams((target, _) =>
            {
                streams.Add((target, new MemoryStream()));
                return new ValueTask<Stream>(streams[^1].Stream);
            }),
        };

        var events = await StreamEvents.ReadAllAsync(StreamEvents.Partial(First) + StreamEvents.Completed(Last), piece: 5, options);

        events.Select(item => item.B64Json!.Length).Should().Equal(First.Length, Last.Length);
        streams.Select(item => (item.Target.Path, item.Target.Index)).Should().Equal(("b64_json", 0), ("b64_json", 1));
        streams[0].Stream.ToArray().Should().Equal(First);
        streams[1].Stream.ToArray().Should().Equal(Last);
    }

    private static EventStreamOptions Options(Action<RawEvent>? skipped = null, Func<RawEvent, Exception>? failed = null) => new()
    {
        Payload = StreamEvents.Payload,
        EventTypes = StreamEvents.Options.EventTypes,
        CompletedEventType = StreamEvents.Options.CompletedEventType,
        Skipped = skipped,
        Failed = failed ?? StreamEvents.Options.Failed,
    };
}
