using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Client.Tests.Http;
using TokenOps.Client.Tests.Serialization;
using TokenOps.Runtime;

namespace TokenOps.Client.Tests.Faults;

/// <summary>What comes in response to a streaming call decides how it is read, not what it is called.</summary>
public sealed class StreamContentTests
{
    private const string Partial = "data: {\"type\":\"thing.partial\",\"name\":\"half\"}\n\n";
    private const string Completed = "data: {\"type\":\"thing.completed\",\"name\":\"whole\"}\n\n";

    private static readonly OperationDescriptor Watch = new("watchThing", "POST", "/v1/things")
    {
        ResponseMediaType = "application/json",
        Security = SecurityScheme.Bearer,
        CompletedEventType = "thing.completed",
        EventTypes = new HashSet<string>(StringComparer.Ordinal) { "thing.partial", "thing.completed" },
        EventBase64Members = ["b64_json"],
    };

    private static readonly OperationDescriptor Chat = new("chat", "POST", "/v1/chat") { ResponseMediaType = "application/json", Security = SecurityScheme.Bearer };

    [TestCase("")]
    [TestCase("\n")]
    [TestCase("\r")]
    [TestCase("\r\n")]
    public async Task A_last_event_without_the_blank_line_behind_it_is_delivered(string end)
    {
        await using var server = FaultServer.Start(Stream(Partial + Completed.TrimEnd('\n') + end));
        using var api = new TestApi(server);

        (await NamesAsync(api)).Should().Equal("half", "whole");
    }

    [Test]
    public async Task A_last_error_without_the_blank_line_behind_it_is_thrown()
    {
        await using var server = FaultServer.Start(Stream(Partial + "event: error\ndata: {\"error\":{\"message\":\"slow down\",\"code\":429}}"));
        using var api = new TestApi(server);

        await FluentActions.Awaiting(() => NamesAsync(api)).Should().ThrowAsync<TokenOpsRateLimitException>();
    }

    [Test]
    public async Task A_last_event_that_is_cut_off_is_an_exception_where_no_event_completes_the_stream()
    {
        await using var server = FaultServer.Start(Stream("data: {\"name\":\"one\"}\n\ndata: {\"name\":\"tw"));
        using var api = new TestApi(server);
        var names = new List<string?>();

        await FluentActions.Awaiting(() => NamesAsync(api, names, Chat)).Should().ThrowAsync<TokenOpsResponseException>();

        names.Should().Equal("one");
    }

    [TestCase("application/json")]
    [TestCase("text/plain")]
    [TestCase("application/octet-stream")]
    [TestCase(null)]
    public async Task An_event_stream_is_read_whatever_it_is_called(string? mediaType)
    {
        await using var server = FaultServer.Start(Stream(": hello\n\n" + Partial + Completed, mediaType));
        using var api = new TestApi(server);

        (await NamesAsync(api)).Should().Equal("half", "whole");
    }

    [TestCase("text/event-stream")]
    [TestCase("text/plain")]
    [TestCase(null)]
    public async Task JSON_is_read_whatever_it_is_called(string? mediaType)
    {
        await using var server = FaultServer.Start(Stream("\uFEFF \n{\"data\":[{\"name\":\"one\"},{\"name\":\"two\"}]}", mediaType));
        using var api = new TestApi(server);

        (await NamesAsync(api)).Should().Equal("one", "two");
    }

    [TestCase("<html><title>Login</title></html>", "text/html")]
    [TestCase("Please log in.", "text/plain")]
    [TestCase("\u0001\u0002\u0003\u0004\u0005\u0006\u0007", "video/mp4")]
    public async Task What_is_neither_is_refused_with_its_name_and_its_body(string body, string mediaType)
    {
        await using var server = FaultServer.Start(Stream(body, mediaType));
        using var api = new TestApi(server);

        var error = (await FluentActions.Awaiting(() => NamesAsync(api)).Should().ThrowAsync<TokenOpsResponseException>()).Which;

        error.Message.Should().Contain(mediaType).And.Contain("neither an event stream nor JSON");
        error.RawBody.Should().Be(body);
    }

    [Test]
    public async Task Events_are_recognized_from_their_first_bytes_while_the_rest_is_to_come()
    {
        var goOn = new TaskCompletionSource();
        await using var server = FaultServer.Start(new Step(async call =>
        {
            await call.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\nd");
            await goOn.Task;
            await call.SendAsync("ata: {\"type\":\"thing.completed\",\"name\":\"whole\"}\n\n");
            call.Close = true;
        }));
        using var api = new TestApi(server);

        var names = NamesAsync(api);
        goOn.SetResult();

        (await names).Should().Equal("whole");
    }

    [TestCase("null")]
    [TestCase("\"\"")]
    [TestCase("{}")]
    [TestCase("[]")]
    [TestCase("false")]
    [TestCase("{\"message\":null,\"code\":\"\"}")]
    public async Task An_empty_error_in_an_event_is_none(string error)
    {
        await using var server = FaultServer.Start(Stream("data: {\"error\":" + error + ",\"type\":\"thing.completed\",\"name\":\"whole\"}\n\n"));
        using var api = new TestApi(server);

        (await NamesAsync(api)).Should().Equal("whole");
    }

    [Test]
    public async Task A_whole_result_loses_nothing_behind_an_item_that_is_null()
    {
        await using var server = FaultServer.Start(Step.Ok("""{"created":1,"data":[null,{"name":"one"},null,{"name":"two"}]}"""));
        using var api = new TestApi(server);

        (await NamesAsync(api)).Should().Equal("one", "two");
    }

    [Test]
    public async Task A_whole_result_that_holds_links_gives_events_that_hold_them()
    {
        await using var server = FaultServer.Start(Step.Ok("""{"created":1,"data":[{"url":"https://example.com/1"},{"url":"https://example.com/2"}]}"""));
        using var api = new TestApi(server);
        var links = new List<string>();

        await foreach (var item in Events(api, Watch))
            links.Add(item.Others!["url"].ToString());

        links.Should().Equal("https://example.com/1", "https://example.com/2");
    }

    [Test]
    public async Task What_stands_beside_a_long_list_comes_once_where_repeating_it_would_cost_more_than_the_response()
    {
        var note = new string('n', 32 * 1024);
        await using var server = FaultServer.Start(Step.Ok("{\"note\":\"" + note + "\",\"data\":[" + string.Join(",", Enumerable.Repeat("{\"name\":\"one\"}", 1000)) + "]}"));
        using var api = new TestApi(server);
        var notes = new List<bool>();

        await foreach (var item in Events(api, Watch))
            notes.Add(item.Others?.ContainsKey("note") == true);

        notes.Should().HaveCount(1000).And.StartWith(true);
        notes.Count(static has => has).Should().Be(1);
    }

    [TestCase("")]
    [TestCase(": nothing but a comment\n\n")]
    [TestCase("data: [DONE]\n\n")]
    public async Task A_stream_without_an_event_says_so(string body)
    {
        await using var server = FaultServer.Start(Stream(body), Stream(body));
        using var api = new TestApi(server);

        (await FluentActions.Awaiting(() => NamesAsync(api, operation: Chat)).Should().ThrowAsync<TokenOpsResponseException>()).Which.Message.Should().Contain("without an event");
        await FluentActions.Awaiting(() => NamesAsync(api)).Should().ThrowAsync<TokenOpsResponseException>();
    }

    private static Step Stream(string body, string? mediaType = "text/event-stream") =>
        Step.Raw("HTTP/1.1 200 OK\r\n" + (mediaType is null ? string.Empty : "Content-Type: " + mediaType + "\r\n") + "Connection: close\r\n\r\n" + body);

    private static IAsyncEnumerable<TestResult> Events(TestApi api, OperationDescriptor operation) =>
        api.Pipeline.StreamAsync<TestResult>(operation, new TestRequest(), null, ReflectedJson.Read<TestResult>, CancellationToken.None);

    private static async Task<List<string?>> NamesAsync(TestApi api, List<string?>? names = null, OperationDescriptor? operation = null)
    {
        names ??= [];
        await foreach (var item in Events(api, operation ?? Watch))
            names.Add(item.Name);

        return names;
    }
}
