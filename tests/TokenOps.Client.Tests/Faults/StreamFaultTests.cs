using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Client.Tests.Http;
using TokenOps.Client.Tests.Serialization;
using TokenOps.Runtime;

namespace TokenOps.Client.Tests.Faults;

public sealed class StreamFaultTests
{
    private const string Head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\nx-request-id: req-3\r\n\r\n";
    private const string Partial = "event: thing.partial\ndata: {\"type\":\"thing.partial\",\"name\":\"half\"}\n\n";
    private const string Completed = "event: thing.completed\ndata: {\"type\":\"thing.completed\",\"name\":\"whole\"}\n\n";
    private const string Unknown = "event: thing.new\ndata: {\"type\":\"thing.new\"}\n\n";

    private static readonly OperationDescriptor Watch = new("watchThing", "POST", "/v1/things")
    {
        ResponseMediaType = "application/json",
        Security = SecurityScheme.Bearer,
        CompletedEventType = "thing.completed",
        EventTypes = new HashSet<string>(StringComparer.Ordinal) { "thing.partial", "thing.completed" },
    };

    [TestCase("\n")]
    [TestCase("\r\n")]
    [TestCase("\r")]
    public async Task Events_arrive_in_order_and_unknown_ones_are_skipped_but_reachable(string lineEnd)
    {
        var text = "\uFEFF: a comment\n" + Partial + Unknown + Completed + "data: [DONE]\n\n";
        await using var server = FaultServer.Start(Step.Raw(Head + text.Replace("\n", lineEnd, StringComparison.Ordinal)));
        using var api = new TestApi(server);
        var skipped = new List<string>();

        var names = await NamesAsync(api, new CallOptions { OnUnknownEvent = raw => skipped.Add(raw.EventType) });

        names.Should().Equal("half", "whole");
        skipped.Should().Equal("thing.new");
        server.Seen[0].Header("Accept").Should().StartWith("text/event-stream");
    }

    [Test]
    public async Task A_stream_cut_at_any_byte_gives_an_exception_and_only_whole_events()
    {
        var whole = Partial + Completed;
        var steps = Enumerable.Range(0, whole.Length - 2).Select(length => Step.Raw(Head + whole[..length]));
        await using var server = FaultServer.Start(steps);
        using var api = new TestApi(server);

        for (var length = 0; length < whole.Length - 2; length++)
        {
            var names = new List<string?>();
            var act = () => NamesAsync(api, options: null, names);

            await act.Should().ThrowAsync<TokenOpsResponseException>("the stream was cut at byte {0}", length);
            names.Should().Equal(length < Partial.Length - 2 ? [] : ["half"]);
        }
    }

    [TestCase("event: error\ndata: {\"error\":{\"message\":\"slow down\",\"code\":\"rate_limit_exceeded\"}}\n\n", typeof(TokenOpsRateLimitException))]
    [TestCase("data: {\"error\":{\"message\":\"no\",\"type\":\"invalid_request_error\",\"code\":null}}\n\n", typeof(TokenOpsInvalidRequestException))]
    [TestCase("data: {\"type\":\"error\",\"error\":{\"message\":\"refused\",\"code\":\"moderation_blocked\",\"type\":\"image_generation_user_error\"}}\n\n", typeof(TokenOpsInvalidRequestException))]
    [TestCase("event: error\ndata: {\"error\":{\"code\":401,\"message\":\"who are you\"}}\n\n", typeof(TokenOpsAuthenticationException))]
    [TestCase("event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"no\"}}\n\n", typeof(TokenOpsInvalidRequestException))]
    [TestCase("data: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"busy\"}}\n\n", typeof(TokenOpsServerException))]
    [TestCase("data: {\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"code\":\"invalid_api_key\",\"message\":\"no\"}}\n\n", typeof(TokenOpsAuthenticationException))]
    [TestCase("data: {\"type\":\"error\",\"status\":429,\"error\":{\"message\":\"no\"}}\n\n", typeof(TokenOpsRateLimitException))]
    [TestCase("data: {\"error\":{\"code\":\"x\",\"status\":404,\"message\":\"no\"}}\n\n", typeof(TokenOpsNotFoundException))]
    [TestCase("data: {\"error\":{\"code\":7,\"status\":\"PERMISSION_DENIED\",\"message\":\"no\"}}\n\n", typeof(TokenOpsPermissionException))]
    [TestCase("event: error\ndata: oops\n\n", typeof(TokenOpsServerException))]
    public async Task An_error_in_the_stream_is_the_same_exception_as_one_by_status(string error, Type type)
    {
        await using var server = FaultServer.Start(Step.Raw(Head + Partial + error));
        using var api = new TestApi(server);
        var names = new List<string?>();

        var thrown = (await FluentActions.Awaiting(() => NamesAsync(api, null, names)).Should().ThrowAsync<ApiException>()).Which;

        names.Should().Equal("half");
        thrown.Should().BeOfType(type);
        thrown.RequestId.Should().Be("req-3");
        thrown.Attempts.Should().Be(1);
    }

    [Test]
    public async Task The_type_of_an_error_is_its_own_and_not_that_of_the_event_around_it()
    {
        await using var server = FaultServer.Start(Step.Raw(Head + "data: {\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"param\":\"size\",\"message\":\"no\"}}\n\n"));
        using var api = new TestApi(server);

        var error = (await FluentActions.Awaiting(() => NamesAsync(api)).Should().ThrowAsync<ApiException>()).Which;

        (error.Type, error.Param, error.ErrorMessage).Should().Be(("invalid_request_error", "size", "no"));
    }

    [Test]
    public async Task A_stream_that_breaks_is_a_connection_failure_and_not_begun_again()
    {
        await using var server = FaultServer.Start(Step.Reset(Head + Partial), Step.Raw(Head + Completed));
        using var api = new TestApi(server, options => options.RetryLostReplies = true);

        await FluentActions.Awaiting(() => NamesAsync(api)).Should().ThrowAsync<TokenOpsException>();

        server.Seen.Should().HaveCount(1);
    }

    [Test]
    public async Task Before_the_stream_begins_failures_are_tried_again()
    {
        await using var server = FaultServer.Start(Step.Answer(503), Step.Raw(Head + Completed));
        using var api = new TestApi(server);

        (await NamesAsync(api)).Should().Equal("whole");
    }

    [Test]
    public async Task A_stream_that_falls_silent_runs_into_the_idle_limit()
    {
        await using var server = FaultServer.Start(Step.Stall(Head + Partial));
        using var api = new TestApi(server, options => options.StreamIdleTimeout = TimeSpan.FromMinutes(2));
        await using var events = Events(api).GetAsyncEnumerator();
        (await events.MoveNextAsync()).Should().BeTrue();

        var next = events.MoveNextAsync().AsTask();
        await api.Time.Armed(TimeSpan.FromMinutes(2));
        api.Time.Advance(TimeSpan.FromMinutes(2));

        (await FluentActions.Awaiting(() => next).Should().ThrowAsync<TokenOpsTimeoutException>()).Which.Kind.Should().Be(TokenOpsTimeoutKind.StreamIdle);
        await server.AllClosedAsync();
    }

    [Test]
    public async Task A_slow_caller_does_not_run_into_the_idle_limit()
    {
        var goOn = new TaskCompletionSource();
        await using var server = FaultServer.Start(new Step(async call =>
        {
            await call.SendAsync(Head + Partial);
            await goOn.Task;
            await call.SendAsync(Completed);
            call.Close = true;
        }));
        using var api = new TestApi(server, options => options.StreamIdleTimeout = TimeSpan.FromMinutes(2));
        await using var events = Events(api).GetAsyncEnumerator();
        await events.MoveNextAsync();

        api.Time.Advance(TimeSpan.FromMinutes(5));
        goOn.SetResult();

        (await events.MoveNextAsync()).Should().BeTrue();
        events.Current.Name.Should().Be("whole");
    }

    [Test]
    public async Task The_first_event_is_there_while_the_server_is_still_sending_and_leaving_early_closes_the_connection()
    {
        await using var server = FaultServer.Start(Step.Stall(Head + Partial));
        using var api = new TestApi(server);

        await foreach (var item in Events(api))
        {
            item.Name.Should().Be("half");
            break;
        }

        await server.AllClosedAsync();
    }

    [Test]
    public async Task Cancelling_between_events_gives_the_callers_token_and_closes_the_connection()
    {
        await using var server = FaultServer.Start(Step.Stall(Head + Partial));
        using var api = new TestApi(server);
        using var cancel = new CancellationTokenSource();
        await using var events = Events(api, cancel.Token).GetAsyncEnumerator();
        await events.MoveNextAsync();

        var next = events.MoveNextAsync().AsTask();
        await cancel.CancelAsync();

        (await FluentActions.Awaiting(() => next).Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(cancel.Token);
        await server.AllClosedAsync();
    }

    [Test]
    public async Task A_server_that_answers_with_the_whole_result_is_understood()
    {
        await using var server = FaultServer.Start(Step.Ok("""{"created":1,"data":[{"name":"one"},{"name":"two"}],"size":"big"}"""));
        using var api = new TestApi(server);
        var events = new List<TestResult>();

        await foreach (var item in Events(api))
        {
            events.Add(item);
        }

        events.Select(static item => item.Name).Should().Equal("one", "two");
        events[0].Others!["type"].ToString().Should().Be("thing.completed");
        events[0].Others!["size"].ToString().Should().Be("big");
    }

    private static IAsyncEnumerable<TestResult> Events(TestApi api, CancellationToken cancellationToken = default) =>
        api.Pipeline.StreamAsync<TestResult>(Watch, new TestRequest(), null, ReflectedJson.Read<TestResult>, cancellationToken);

    private static async Task<List<string?>> NamesAsync(TestApi api, CallOptions? options = null, List<string?>? names = null)
    {
        names ??= [];
        await foreach (var item in api.Pipeline.StreamAsync<TestResult>(Watch, new TestRequest(), options, ReflectedJson.Read<TestResult>, CancellationToken.None))
        {
            names.Add(item.Name);
        }

        return names;
    }
}
