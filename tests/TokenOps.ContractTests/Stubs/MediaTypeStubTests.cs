using System.Text;
using Newtonsoft.Json.Linq;
using TokenOps.Stubs;

namespace TokenOps.ContractTests.Stubs;

/// <summary>Replies of every kind of media type, chosen by what the request asks for.</summary>
[TestFixture]
internal sealed class MediaTypeStubTests
{
    private static readonly JObject Document = JObject.Parse("""
        {"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{
          "/v1/videos/{id}":{"get":{"operationId":"getVideo","responses":{"200":{"description":"x","content":{
            "application/json":{"schema":{"type":"object","properties":{"url":{"type":"string"}}}},
            "video/mp4":{"schema":{"type":"string","format":"binary"}},
            "application/xml":{"schema":{"type":"object","xml":{"name":"video"},"properties":{"url":{"type":"string"},"tag":{"type":"array","items":{"type":"integer"}}}}},
            "text/plain":{"schema":{"type":"string"}}}}}}},
          "/v1/videos/{id}:play":{"get":{"operationId":"playVideo","responses":{"200":{"description":"x","content":{"*/*":{"schema":{"type":"string","format":"binary"}}}}}}},
          "/v1/chat":{"post":{"operationId":"chat","requestBody":{"content":{"application/json":{"schema":{"type":"object","properties":{"stream":{"type":["boolean","null"]},"text":{"type":"string"}}}}}},
            "responses":{"200":{"description":"x","content":{
              "application/json":{"schema":{"type":"object","properties":{"text":{"type":"string"}}}},
              "text/event-stream":{"schema":{"type":"object","properties":{"delta":{"type":"string"}}}}}}}}},
          "/v1/speech":{"post":{"operationId":"speak","requestBody":{"required":true,"content":{"application/json":{"schema":{"type":"object","properties":{"format":{"type":"string","enum":["audio","sse"]}}}}}},
            "responses":{"200":{"description":"x","content":{
              "audio/mpeg":{"schema":{"type":"string","format":"binary"}},
              "text/event-stream":{"schema":{"oneOf":[{"type":"object","required":["type"],"properties":{"type":{"const":"delta"}}},{"type":"object","required":["type"],"properties":{"type":{"const":"error"}}},{"type":"object","required":["type"],"properties":{"type":{"const":"done"}}}]}}}}}}},
          "/v1/log":{"get":{"operationId":"log","responses":{"200":{"description":"x","content":{"text/event-stream":{"example":"data: {\"a\":1}\n\ndata: [DONE]\n\n","schema":{"type":"string"}}}}}}},
          "/v1/raw":{"post":{"operationId":"raw","requestBody":{"content":{"application/octet-stream":{"schema":{"type":"string","format":"binary"}}}},
            "responses":{"200":{"description":"x","content":{"application/json":{"schema":{"type":"object"},"examples":{"small":{"value":{"size":1}},"large":{"value":{"size":2}}}}}}}}},
          "/v1/none":{"delete":{"operationId":"none","responses":{"204":{"description":"x"}}}}}}
        """);

    private StubServer _server = null!;

    [OneTimeSetUp]
    public async Task Start() => _server = await StubServer.StartAsync(Document);

    [OneTimeTearDown]
    public async Task Stop() => await _server.DisposeAsync();

    [TestCase(null, "application/json", """{"url":"text"}""")]
    [TestCase("*/*", "application/json", """{"url":"text"}""")]
    [TestCase("application/json, video/mp4", "application/json", """{"url":"text"}""")]
    [TestCase("video/mp4", "video/mp4", "text")]
    [TestCase("text/plain;q=0.9, */*", "text/plain", "text")]
    [TestCase("application/xml", "application/xml", "<video><url>text</url><tag>1</tag></video>")]
    public async Task The_media_type_that_is_named_first_is_sent(string? accept, string mediaType, string body)
    {
        var answer = await To(HttpMethod.Get, "v1/videos/7", body: null, accept is null ? [] : [("Accept", accept)]);

        answer.Message.Content.Headers.ContentType!.MediaType.Should().Be(mediaType);
        answer.Text.Should().Be(body);
    }

    [TestCase("small", """{"size":1}""")]
    [TestCase("large", """{"size":2}""")]
    public async Task A_named_example_is_sent_to_a_request_whose_body_is_not_looked_into(string example, string body)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(_server.BaseAddress, "v1/raw")) { Content = new ByteArrayContent([1, 2]) };
        message.Content.Headers.ContentType = new("application/octet-stream");
        message.Headers.Add("Prefer", "example=" + example);

        using var http = new HttpClient();
        using var response = await http.SendAsync(message);

        (await response.Content.ReadAsStringAsync()).Should().Be(body);
    }

    [Test]
    public async Task A_range_of_media_types_is_sent_as_one_of_them_and_the_longer_path_wins()
    {
        var answer = await To(HttpMethod.Get, "v1/videos/7:play", body: null);

        answer.Message.Content.Headers.ContentType!.MediaType.Should().Be("application/octet-stream");
    }

    [TestCase("""{"text":"a"}""", "application/json", """{"text":"text"}""")]
    [TestCase("""{"text":"a","stream":false}""", "application/json", """{"text":"text"}""")]
    [TestCase("""{"text":"a","stream":true}""", "text/event-stream", "data: {\"delta\":\"text\"}\n\ndata: [DONE]\n\n")]
    public async Task A_stream_is_sent_to_whom_its_switch_asks_for_it(string request, string mediaType, string body)
    {
        var answer = await To(HttpMethod.Post, "v1/chat", request);

        answer.Message.Content.Headers.ContentType!.MediaType.Should().Be(mediaType);
        answer.Text.Should().Be(body);
    }

    [TestCase("""{"format":"audio"}""", "audio/mpeg", "text")]
    [TestCase("""{"format":"sse"}""", "text/event-stream", "event: delta\ndata: {\"type\":\"delta\"}\n\nevent: done\ndata: {\"type\":\"done\"}\n\n")]
    public async Task A_switch_may_be_a_value_of_an_enum(string request, string mediaType, string body)
    {
        var answer = await To(HttpMethod.Post, "v1/speech", request);

        answer.Message.Content.Headers.ContentType!.MediaType.Should().Be(mediaType);
        answer.Text.Should().Be(body);
    }

    [Test]
    public async Task An_optional_body_may_be_left_out()
    {
        (await To(HttpMethod.Post, "v1/chat", body: null)).Status.Should().Be(200);
    }

    [Test]
    public async Task A_stream_that_the_document_shows_as_text_is_that_text()
    {
        (await To(HttpMethod.Get, "v1/log", body: null)).Text.Should().Be("data: {\"a\":1}\n\ndata: [DONE]\n\n");
    }

    [Test]
    public async Task No_content_is_no_content()
    {
        var answer = await To(HttpMethod.Delete, "v1/none", body: null);

        answer.Status.Should().Be(204);
        answer.Text.Should().BeEmpty();
    }

    private Task<Answer> To(HttpMethod method, string path, string? body, params (string, string)[] headers) =>
        Answer.To(_server, method, path, body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"), authorization: null, headers);
}
