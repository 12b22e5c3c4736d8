using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Client.Tests.Http;
using TokenOps.Client.Tests.Serialization;
using TokenOps.Runtime;

namespace TokenOps.Client.Tests.Faults;

/// <summary>Whatever a server repeats of the key and of the request, and wherever: no exception and no log shows it.</summary>
public sealed class SecrecyTests
{
    private const string Both = TestApi.Key + " " + TestRequest.Secret;

    private static readonly OperationDescriptor Watch = new("watchThing", "POST", "/v1/things")
    {
        ResponseMediaType = "application/json",
        Security = SecurityScheme.Bearer,
        CompletedEventType = "thing.completed",
        EventTypes = new HashSet<string>(StringComparer.Ordinal) { "thing.completed" },
    };

    public static IEnumerable<TestCaseData> Responses()
    {
        const string json = "Content-Type: application/json\r\n";
        (string Name, string Text)[] responses =
        [
            ("request id of a success that cannot be used", Raw("200 OK", json + "x-request-id: " + Both, "{\"a")),
            ("request id of a success that breaks off", Raw("200 OK", json + "Content-Length: 99\r\nx-request-id: " + Both, "{\"a\":1")),
            ("request id of an error", Raw("400 Bad Request", json + "x-request-id: " + Both, "{}")),
            ("header", Raw("400 Bad Request", json + "x-note: " + Both, "{}")),
            ("reason phrase", Raw("400 " + Both, json, "{}")),
            ("status line that is none", "HTTP/1.1 2x0 " + Both + "\r\n\r\n"),
            ("header line that is none", "HTTP/1.1 200 OK\r\n" + Both + "\r\n\r\n"),
            ("media type", Raw("200 OK", "Content-Type: " + TestApi.Key + "/" + TestRequest.Secret.Replace(' ', '-'), "x")),
            ("content encoding", Raw("200 OK", json + "Content-Encoding: " + TestApi.Key, "x")),
            ("redirect to another server", Raw("307 Temporary Redirect", "Location: https://elsewhere.example/" + Uri.EscapeDataString(Both) + "?" + TestApi.Key, "")),
            ("redirect to a host", Raw("307 Temporary Redirect", "Location: https://" + TestApi.Key + ".example/", "")),
            ("redirect on the same server", Raw("307 Temporary Redirect", "Location: /" + Uri.EscapeDataString(Both), "")),
            ("property name", Raw("200 OK", json, "{\"" + Both + "\":{\"b\":tru")),
            ("value", Raw("200 OK", json, "{\"name\":[\"" + Both + "\"]}")),
            ("message", Raw("400 Bad Request", json, "{\"error\":{\"message\":\"" + Both + "\"}}")),
            ("message in JSON escapes", Raw("400 Bad Request", json, "{\"error\":{\"message\":\"" + string.Concat(Both.Select(static c => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture))) + "\"}}")),
            ("code, type and param", Raw("400 Bad Request", json, "{\"error\":{\"code\":\"" + Both + "\",\"type\":\"" + Both + "\",\"param\":\"" + Both + "\",\"details\":[\"" + Both + "\"]}}")),
            ("HTML title", Raw("502 Bad Gateway", "Content-Type: text/html", "<html><title>" + Both + "</title></html>")),
            ("HTML title across its limit", Raw("502 Bad Gateway", "Content-Type: text/html", "<html><title>" + new string('x', 80) + Both + "</title></html>")),
            ("base64", Raw("400 Bad Request", json, "{\"message\":\"" + Convert.ToBase64String(Encoding.UTF8.GetBytes(Both)) + "\"}")),
            ("form", Raw("400 Bad Request", json, "{\"message\":\"" + Uri.EscapeDataString(Both.ToUpperInvariant()) + "\"}")),
        ];
        return responses.Select(static response => new TestCaseData(response.Text).SetArgDisplayNames(response.Name));
    }

    [TestCaseSource(nameof(Responses))]
    public async Task What_a_server_repeats_is_masked_in_every_exception_and_log(string answer)
    {
        await using var server = FaultServer.Start(Enumerable.Repeat(Step.Raw(answer), 7));
        using var log = new MemoryLog();
        using var api = new TestApi(server, options => (options.MaxRetries, options.LoggerFactory) = (0, log));

        var error = (await FluentActions.Awaiting(() => api.EditAsync()).Should().ThrowAsync<TokenOpsException>()).Which;

        NothingIn(error.ToString());
        NothingIn(error.RequestId ?? string.Empty);
        NothingIn(log.Text);
        if (error is ApiException response)
        {
            NothingIn(string.Join('\n', response.RawBody, response.RequestId, response.Code, response.Type, response.Param, response.ErrorMessage, response.Details, string.Join('\n', response.Headers.Values.SelectMany(static values => values))));
            NothingIn(string.Join('\n', (response as TokenOpsRedirectException)?.Location));
        }
    }

    [TestCase("event: error\ndata: {\"error\":{\"message\":\"" + Both + "\",\"code\":\"" + Both + "\"}}\n\n")]
    [TestCase("event: thing.completed\ndata: {\"type\":\"thing.completed\",\"name\":[\"" + Both + "\"]}\n\n")]
    [TestCase("event: thing.completed\ndata: " + Both + "\n\n")]
    [TestCase("event: " + Both + "\ndata: {}\n\n")]
    public async Task What_a_stream_repeats_is_masked(string events)
    {
        await using var server = FaultServer.Start(Step.Raw("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\nx-request-id: " + TestApi.Key + "\r\n\r\n" + events));
        using var log = new MemoryLog();
        using var api = new TestApi(server, options => options.LoggerFactory = log);
        var skipped = new List<string>();

        var read = async () =>
        {
            await foreach (var item in api.Pipeline.StreamAsync<TestResult>(Watch, new TestRequest(), new CallOptions { OnUnknownEvent = raw => skipped.Add(raw.ToString()) }, ReflectedJson.Read<TestResult>, CancellationToken.None))
            {
                item.Should().NotBeNull();
            }
        };

        NothingIn((await read.Should().ThrowAsync<TokenOpsException>()).Which.ToString());
        NothingIn(log.Text);
        NothingIn(string.Join('\n', skipped));
    }

    [Test]
    public async Task A_key_that_the_callers_own_client_adds_is_masked_too()
    {
        const string key = "key-of-a-gateway-7d1f00";
        await using var server = FaultServer.Start(Step.Answer(400, "{\"message\":\"bad " + key + "\"}"));
        using var http = new HttpClient();
        http.DefaultRequestHeaders.TryAddWithoutValidation("X-Api-Key", key);
        using var api = new TestApi(server, http: http);

        var error = (await FluentActions.Awaiting(() => api.EditAsync()).Should().ThrowAsync<ApiException>()).Which;

        error.ErrorMessage.Should().Be("bad [key]");
    }

    [TestCase("x-request-id: r1", "if it stays, ask the provider and quote the request id.")]
    [TestCase("x-other: r1", "if it stays, ask the provider.")]
    public async Task The_request_id_is_to_be_quoted_only_where_there_is_one(string header, string advice)
    {
        await using var server = FaultServer.Start(Step.Answer(500, "{}", "application/json", header));
        using var api = new TestApi(server, options => options.MaxRetries = 0);

        var error = (await FluentActions.Awaiting(() => api.EditAsync()).Should().ThrowAsync<TokenOpsServerException>()).Which;

        error.Message.Should().Contain(advice);
    }

    [Test]
    public async Task A_message_cannot_forge_lines_of_a_log()
    {
        await using var server = FaultServer.Start(Step.Answer(400, """{"message":"one\r\n[INF] two \u001b[31m"}"""));
        using var api = new TestApi(server);

        var error = (await FluentActions.Awaiting(() => api.EditAsync()).Should().ThrowAsync<ApiException>()).Which;

        error.Message.Should().NotContainAny("\n", "\r", "\u001b");
        error.ErrorMessage.Should().Contain("\r\n", "the caller may have it as it came");
    }

    private static string Raw(string status, string headers, string body) =>
        "HTTP/1.1 " + status + "\r\n" + headers.TrimEnd() + "\r\nConnection: close\r\n\r\n" + body;

    private static void NothingIn(string text)
    {
        text.Should().NotContainEquivalentOf(TestApi.Key[..12]).And.NotContainEquivalentOf(TestApi.Key[^12..]);
        text.Should().NotContainEquivalentOf(TestRequest.Secret[..18]).And.NotContainEquivalentOf(TestRequest.Secret[^18..]);
        text.Should().NotContainEquivalentOf(Uri.EscapeDataString(TestRequest.Secret)[..30]);
        text.Should().NotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(Both))[8..40]);
    }
}
