using System.IO;
using System.IO.Compression;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using TokenOps.Client.Tests.Http;

namespace TokenOps.Client.Tests.Faults;

public sealed class UnreadableReplyTests
{
    [TestCase("", "application/json")]
    [TestCase("", "text/html")]
    [TestCase("<html><title>Login</title></html>", "text/html")]
    [TestCase("{\"name\":\"cut", "application/json")]
    [TestCase("null", "application/json")]
    [TestCase("[1,2]", "application/json")]
    [TestCase("not json at all", "application/json")]
    public async Task A_success_that_cannot_be_read_is_told_with_its_body(string body, string mediaType)
    {
        await using var server = FaultServer.Start(Step.Answer(200, body, mediaType, "x-request-id: req-9"), Step.Ok());
        using var api = new TestApi(server);

        var error = (await FluentActions.Awaiting(() => api.EditAsync()).Should().ThrowAsync<TokenOpsResponseException>()).Which;

        error.RawBody.Should().Be(body);
        error.RequestId.Should().Be("req-9");
        error.Message.Should().Contain("200").And.Contain(mediaType);
        error.Attempts.Should().Be(1);
        server.Seen.Should().HaveCount(1);
    }

    [Test]
    public async Task An_answer_of_204_to_who_expects_JSON_is_told()
    {
        await using var server = FaultServer.Start(Step.Raw("HTTP/1.1 204 No Content\r\n\r\n"));
        using var api = new TestApi(server);

        await FluentActions.Awaiting(() => api.EditAsync()).Should().ThrowAsync<TokenOpsResponseException>();
    }

    [Test]
    public async Task Duplicate_and_unknown_members_are_kept_and_harmless()
    {
        await using var server = FaultServer.Start(Step.Ok("""{"name":"one","name":"two","strange":{"a":[1]}}"""));
        using var api = new TestApi(server);

        var result = await api.EditAsync();

        result.Name.Should().Be("two");
        result.Others!["strange"]["a"]![0]!.ToObject<int>().Should().Be(1);
    }

    [TestCase("application/json; charset=klingon")]
    [TestCase("application/json; charset=\"UTF-8\"")]
    [TestCase("text/plain")]
    [TestCase("application/vnd.api+json")]
    public async Task What_is_JSON_is_read_whatever_the_server_calls_it(string mediaType)
    {
        await using var server = FaultServer.Start(Step.Answer(200, """{"name":"花"}""", mediaType));
        using var api = new TestApi(server);

        (await api.EditAsync()).Name.Should().Be("花");
    }

    [TestCase("gzip", false)]
    [TestCase("deflate", false)]
    [TestCase("gzip", true)]
    [TestCase("deflate", true)]
#if !NETSTANDARD_CLIENT
    [TestCase("br", false)]
    [TestCase("br", true)]
#endif
    public async Task Compressed_replies_are_read_with_either_HttpClient(string encoding, bool callersClient)
    {
        await using var server = FaultServer.Start(Step.Answer(200, Compress(encoding, """{"name":"small"}"""), "application/json", "Content-Encoding: " + encoding));
        using var http = callersClient ? new HttpClient(new SocketsHttpHandler()) : null;
        using var api = new TestApi(server, http: http);

        (await api.EditAsync()).Name.Should().Be("small");
    }

    [Test]
    public async Task A_damaged_compressed_reply_is_told()
    {
        var bytes = Compress("gzip", """{"name":"small"}""");
        bytes[12] ^= 0xFF;
        bytes[14] ^= 0xFF;
        await using var server = FaultServer.Start(Step.Answer(200, bytes, "application/json", "Content-Encoding: gzip"));
        using var api = new TestApi(server);

        await FluentActions.Awaiting(() => api.EditAsync()).Should().ThrowAsync<TokenOpsResponseException>();
    }

    [Test]
    public async Task An_unknown_compression_is_told()
    {
        await using var server = FaultServer.Start(Step.Answer(200, "xyz", "application/json", "Content-Encoding: rot13"));
        using var api = new TestApi(server);

        (await FluentActions.Awaiting(() => api.EditAsync()).Should().ThrowAsync<TokenOpsResponseException>()).Which.Message.Should().Contain("rot13");
    }

    [Test]
    public async Task A_megabyte_of_headers_is_refused_and_not_retried()
    {
        var head = new StringBuilder("HTTP/1.1 200 OK\r\n");
        for (var number = 0; number < 1024; number++)
        {
            head.Append("X-Padding: ").Append('x', 1024).Append("\r\n");
        }

        await using var server = FaultServer.Start(Step.Raw(head + "\r\n"), Step.Ok());
        using var api = new TestApi(server);

        var error = (await FluentActions.Awaiting(() => api.EditAsync()).Should().ThrowAsync<TokenOpsException>()).Which;

#if NETSTANDARD_CLIENT
        error.Should().BeOfType<TokenOpsConnectionException>("the reason cannot be told apart there");
#else
        error.Should().BeOfType<TokenOpsResponseException>().Which.Message.Should().Contain("headers");
#endif
        server.Seen.Should().HaveCount(1);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_reply_beyond_the_limit_is_refused(bool announced)
    {
        var body = "{\"name\":\"" + new string('x', 2000) + "\"}";
        var step = announced
            ? Step.Answer(200, body)
            : Step.Raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n" + body);
        await using var server = FaultServer.Start(step);
        using var api = new TestApi(server, options => options.MaxResponseBytes = 1000);

        (await FluentActions.Awaiting(() => api.EditAsync()).Should().ThrowAsync<TokenOpsResponseException>()).Which.Message.Should().Contain("MaxResponseBytes");
    }

    [Test]
    public async Task A_small_reply_that_unpacks_to_a_large_one_is_refused()
    {
        var body = Compress("gzip", "{\"name\":\"" + new string('x', 5_000_000) + "\"}");
        await using var server = FaultServer.Start(Step.Answer(200, body, "application/json", "Content-Encoding: gzip"));
        using var api = new TestApi(server, options => options.MaxResponseBytes = 1_000_000);

        body.Should().HaveCountLessThan(100_000);
        await FluentActions.Awaiting(() => api.EditAsync()).Should().ThrowAsync<TokenOpsResponseException>();
    }

    private static byte[] Compress(string encoding, string text)
    {
        using var target = new MemoryStream();
        using (Stream packer = encoding switch
        {
            "gzip" => new GZipStream(target, CompressionMode.Compress, leaveOpen: true),
            "deflate" => new ZLibStream(target, CompressionMode.Compress, leaveOpen: true),
            _ => new BrotliStream(target, CompressionMode.Compress, leaveOpen: true),
        })
        {
            packer.Write(Encoding.UTF8.GetBytes(text));
        }

        return target.ToArray();
    }
}
