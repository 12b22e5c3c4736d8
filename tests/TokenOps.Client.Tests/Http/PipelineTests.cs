using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using TokenOps.Client.Tests.Faults;
using TokenOps.Client.Tests.Serialization;
using TokenOps.Runtime;

namespace TokenOps.Client.Tests.Http;

public sealed class PipelineTests
{
    [Test]
    public async Task A_request_that_breaks_a_rule_is_not_sent()
    {
        await using var server = FaultServer.Start(Step.Ok());
        using var api = new TestApi(server);

        var error = (await FluentActions.Awaiting(() => api.EditAsync(new TestRequest { Count = 11 })).Should().ThrowAsync<RequestValidationException>()).Which;

        error.Findings.Single().Rule.Should().Be("maximum");
        server.Seen.Should().BeEmpty();
    }

    [TestCase(false, null)]
    [TestCase(true, false)]
    public async Task Validation_can_be_turned_off(bool client, bool? call)
    {
        await using var server = FaultServer.Start(Step.Ok());
        using var api = new TestApi(server, options => options.ValidateRequests = client);

        await api.EditAsync(new TestRequest { Count = 11 }, new CallOptions { ValidateRequests = call });

        server.Seen.Should().HaveCount(1);
    }

    [Test]
    public async Task Connections_of_its_own_ask_for_compressed_answers()
    {
        await using var server = FaultServer.Start(Step.Ok());
        using var api = new TestApi(server);

        await api.EditAsync();

        server.Seen[0].Header("Accept-Encoding").Should().ContainAll("gzip", "deflate");
    }

    [Test]
    public async Task A_HttpClient_that_was_handed_in_decides_itself_about_compression()
    {
        await using var server = FaultServer.Start(Step.Ok());
        using var http = new System.Net.Http.HttpClient();
        using var api = new TestApi(server, http: http);

        await api.EditAsync();

        server.Seen[0].Header("Accept-Encoding").Should().BeNull();
    }

    [Test]
    public async Task The_answers_head_can_be_seen_for_every_attempt()
    {
        await using var server = FaultServer.Start(Step.Answer(503, "", "text/plain", "request-id: one"), Step.Answer(200, "{}", "application/json", "x-request-id: two", "X-Left: 3"));
        using var api = new TestApi(server);
        var heads = new List<ResponseInfo>();

        await api.EditAsync(options: new CallOptions { OnResponse = heads.Add });

        heads.Select(static head => (head.Attempt, (int)head.StatusCode, head.RequestId)).Should().Equal((1, 503, "one"), (2, 200, "two"));
        heads[1].Headers["x-left"].Should().Equal("3");
    }

    [Test]
    public async Task A_reply_without_a_body_is_fine_where_none_is_expected()
    {
        await using var server = FaultServer.Start(Step.Raw("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"), Step.Answer(200, "ignored"));
        using var api = new TestApi(server);

        await api.Pipeline.SendAsync(TestApi.Edit, null, null, default);
        await api.Pipeline.SendAsync(TestApi.Edit, null, null, default);

        server.Seen.Should().HaveCount(2);
    }

    [Test]
    public async Task Text_is_read_in_its_charset()
    {
        await using var server = FaultServer.Start(Step.Answer(200, Encoding.Latin1.GetBytes("Größe"), "text/plain; charset=iso-8859-1"));
        using var api = new TestApi(server);

        var text = await api.Pipeline.SendForTextAsync(TestApi.Edit, null, null, default);

        text.Should().Be("Größe");
    }

    [Test]
    public async Task A_file_is_handed_out_as_a_stream()
    {
        var bytes = Enumerable.Range(0, 200_000).Select(static number => (byte)(number * 7)).ToArray();
        await using var server = FaultServer.Start(Step.Answer(200, bytes, "audio/mpeg", "Content-Disposition: attachment; filename=\"../../speech.mp3\"", "x-request-id: r"));
        using var api = new TestApi(server);

        using var response = await api.Pipeline.SendForBinaryAsync(TestApi.Edit, null, null, default);

        response.MediaType.Should().Be("audio/mpeg");
        response.FileName.Should().Be("speech.mp3");
        response.Length.Should().Be(200_000);
        response.RequestId.Should().Be("r");
        (await response.ReadAsBytesAsync()).Should().Equal(bytes);
    }

    [Test]
    public async Task Connections_are_reused()
    {
        await using var server = FaultServer.Start(Step.Ok(), Step.Answer(503), Step.Ok(), Step.Ok());
        using var api = new TestApi(server);

        for (var count = 0; count < 3; count++)
        {
            await api.EditAsync();
        }

        server.Open.Should().Be(1);
        server.Accepted.Should().Be(1);
    }

    [Test]
    public async Task Many_calls_at_once_are_fine()
    {
        await using var server = FaultServer.Start(Enumerable.Range(0, 100).Select(static _ => Step.Ok()));
        using var api = new TestApi(server);

        var results = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => api.EditAsync()));

        results.Should().OnlyContain(static result => result.Name == "fine");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task The_key_goes_where_the_document_wants_it(bool inQuery)
    {
        await using var server = FaultServer.Start(Step.Ok());
        using var api = new TestApi(server);
        var operation = new OperationDescriptor("x", "GET", "/x") { Security = inQuery ? SecurityScheme.ApiKeyQuery("key") : SecurityScheme.ApiKeyHeader("X-Key") };

        await api.Pipeline.SendAsync<TestResult>(operation, null, null, ReflectedJson.Read<TestResult>, default);

        server.Seen[0].Target.Should().Be(inQuery ? "/x?key=" + TestApi.Key : "/x");
        server.Seen[0].Header("X-Key").Should().Be(inQuery ? null : TestApi.Key);
        server.Seen[0].Header("Authorization").Should().BeNull();
    }

    [TestCase("user:password", "dXNlcjpwYXNzd29yZA==")]
    [TestCase("key", "a2V5Og==")]
    public async Task A_user_and_a_password_are_sent_as_RFC_7617_says(string key, string credentials)
    {
        await using var server = FaultServer.Start(Step.Ok());
        using var api = new TestApi(server, options => options.ApiKey = key);

        await api.Pipeline.SendAsync<TestResult>(new OperationDescriptor("x", "GET", "/x") { Security = SecurityScheme.Basic }, null, null, ReflectedJson.Read<TestResult>, default);

        server.Seen[0].Header("Authorization").Should().Be("Basic " + credentials);
    }

    [Test]
    public async Task A_key_in_a_cookie_stands_beside_other_cookies()
    {
        await using var server = FaultServer.Start(Step.Ok());
        using var api = new TestApi(server);
        var operation = new OperationDescriptor("x", "GET", "/x") { Security = SecurityScheme.ApiKeyCookie("session") };

        await api.Pipeline.SendAsync<TestResult>(operation, null, new CallOptions { Headers = { ["Cookie"] = "a=b" } }, ReflectedJson.Read<TestResult>, default);

        server.Seen[0].Header("Cookie").Should().Be("a=b; session=" + TestApi.Key);
    }

    [Test]
    public async Task An_operation_of_another_server_goes_there_with_the_key_unless_an_address_is_configured()
    {
        await using var own = FaultServer.Start(Step.Ok());
        await using var configured = FaultServer.Start(Step.Ok());
        var operation = new OperationDescriptor("x", "GET", "/x") { Security = SecurityScheme.Bearer, Server = own.Address };
        using var without = new TokenOpsClient(new TokenOpsClientOptions { ApiKey = TestApi.Key });
        using var with = new TestApi(configured);

        await without.Pipeline.SendAsync<TestResult>(operation, null, null, ReflectedJson.Read<TestResult>, default);
        await with.Pipeline.SendAsync<TestResult>(operation, null, null, ReflectedJson.Read<TestResult>, default);

        own.Seen.Should().ContainSingle().Which.Header("Authorization").Should().Be("Bearer " + TestApi.Key);
        configured.Seen.Should().ContainSingle().Which.Header("Authorization").Should().Be("Bearer " + TestApi.Key);
    }

    [Test]
    public async Task A_key_that_is_welcome_and_not_needed_may_be_missing()
    {
        await using var server = FaultServer.Start(Step.Ok());
        using var client = new TokenOpsClient(new TokenOpsClientOptions { BaseAddress = server.Address });

        await client.Pipeline.SendAsync<TestResult>(new OperationDescriptor("x", "GET", "/x") { Security = SecurityScheme.Bearer.Optional }, null, null, ReflectedJson.Read<TestResult>, default);

        server.Seen.Should().ContainSingle().Which.Header("Authorization").Should().BeNull();
    }

    [Test]
    public async Task The_log_tells_what_happened_without_key_and_prompt()
    {
        using var log = new MemoryLog();
        await using var server = FaultServer.Start(Step.Answer(503, TestRequest.Secret), Step.Answer(400, "{\"error\":{\"message\":\"" + TestRequest.Secret + TestApi.Key + "\"}}"), Step.Ok());
        using var api = new TestApi(server, options => options.LoggerFactory = log);

        await FluentActions.Awaiting(() => api.EditAsync()).Should().ThrowAsync<ApiException>();
        await api.EditAsync();

        log.Ids.Should().Equal(3, 2, 1);
        log.Text.Should().Contain("editThing").And.NotContain(TestRequest.Secret[..15]).And.NotContain(TestApi.Key);
    }
}
