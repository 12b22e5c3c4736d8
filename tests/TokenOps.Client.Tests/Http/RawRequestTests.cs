using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using TokenOps.Client.Tests.Faults;

namespace TokenOps.Client.Tests.Http;

/// <summary>Requests that no operation describes go the way of those that one does.</summary>
public sealed class RawRequestTests
{
    private static TokenOpsClient Client(FaultServer server) => new(new TokenOpsClientOptions { ApiKey = TestApi.Key, BaseAddress = server.Address, TimeProvider = new ObservedTime() });

    [Test]
    public async Task Any_path_is_reached_with_the_key_and_more_headers_and_query()
    {
        await using var server = FaultServer.Start(Step.Ok("{\"a\":1}"));
        using var client = Client(server);
        var options = new CallOptions { Headers = { ["X-Beta"] = "on" }, AdditionalQuery = { new("tag", "a&b"), new("tag", "c") } };

        using var response = await client.SendAsync("post", "/v9/new%20thing?x={1}", RequestContent.FromJson("{\"n\":1}"), options);

        (await response.ReadAsBytesAsync()).Should().Equal("{\"a\":1}"u8.ToArray());
        response.MediaType.Should().Be("application/json");
        var seen = server.Seen.Single();
        (seen.Method, seen.Target, seen.BodyText).Should().Be(("POST", "/v9/new%20thing?x=%7B1%7D&tag=a%26b&tag=c", "{\"n\":1}"));
        seen.Header("Authorization").Should().Be("Bearer " + TestApi.Key);
        seen.Header("Content-Type").Should().Be("application/json");
        seen.Header("X-Beta").Should().Be("on");
    }

    [Test]
    public async Task Retries_and_errors_are_those_of_every_call()
    {
        await using var server = FaultServer.Start(Step.Answer(503), Step.Ok(), Step.Answer(404, "{\"error\":{\"message\":\"no such thing\"}}"));
        using var client = new TokenOpsClient(new TokenOpsClientOptions { ApiKey = TestApi.Key, BaseAddress = server.Address });

        using (await client.SendAsync("GET", "/v9/things"))
        {
            server.Seen.Should().HaveCount(2);
        }

        var missing = () => client.SendAsync("GET", "/v9/things/1");
        (await missing.Should().ThrowAsync<TokenOpsNotFoundException>()).Which.ErrorMessage.Should().Be("no such thing");
    }

    [Test]
    public async Task A_file_is_a_body_of_its_own_media_type()
    {
        await using var server = FaultServer.Start(Step.Ok());
        using var client = Client(server);

        using var response = await client.SendAsync("PUT", "/v9/file", RequestContent.FromFile(FilePart.FromBytes("GIF89a"u8.ToArray(), "a.gif")));

        server.Seen.Single().Header("Content-Type").Should().Be("image/gif");
        server.Seen.Single().BodyText.Should().Be("GIF89a");
    }

    [Test]
    public async Task Events_are_handed_out_as_they_came()
    {
        await using var server = FaultServer.Start(Step.Answer(200, "event: a\ndata: 1\n\ndata: {\"b\":2}\n\ndata: [DONE]\n\n", "text/event-stream"));
        using var client = Client(server);

        var events = new List<RawEvent>();
        await foreach (var item in client.StreamAsync("POST", "/v9/stream", RequestContent.FromObject(new Dictionary<string, object> { ["stream"] = true })))
            events.Add(item);

        events.Select(static e => (e.EventType, e.Data)).Should().Equal(("a", "1"), ("message", "{\"b\":2}"));
        server.Seen.Single().BodyText.Should().Be("{\"stream\":true}");
    }

    [TestCase("")]
    [TestCase("v1/models")]
    [TestCase("//evil.example/v1")]
    [TestCase("https://evil.example/v1")]
    [TestCase("/v1/../admin")]
    [TestCase("/v1/%2e%2e/admin")]
    [TestCase("/v1/a b")]
    [TestCase("/v1/a#b")]
    [TestCase("/v1/a\r\nX: 1")]
    [TestCase("/v1\\a")]
    public async Task A_path_that_could_lead_elsewhere_is_refused(string path)
    {
        using var client = new TokenOpsClient(TestApi.Key);

        var act = () => client.SendAsync("GET", path);

        (await act.Should().ThrowAsync<ArgumentException>()).Which.ParamName.Should().Be("path");
    }

    [TestCase("")]
    [TestCase("GET /x")]
    public async Task What_is_no_method_is_refused(string method)
    {
        using var client = new TokenOpsClient(TestApi.Key);

        var act = () => client.SendAsync(method, "/v1/models");

        (await act.Should().ThrowAsync<ArgumentException>()).Which.ParamName.Should().Be("method");
    }
}
