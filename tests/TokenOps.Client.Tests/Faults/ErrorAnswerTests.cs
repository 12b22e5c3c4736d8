using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net;
using System.Text;
using System.Threading.Tasks;
using TokenOps.Client.Tests.Http;

namespace TokenOps.Client.Tests.Faults;

public sealed class ErrorAnswerTests
{
    [TestCase(400, typeof(TokenOpsInvalidRequestException))]
    [TestCase(401, typeof(TokenOpsAuthenticationException))]
    [TestCase(403, typeof(TokenOpsPermissionException))]
    [TestCase(404, typeof(TokenOpsNotFoundException))]
    [TestCase(408, typeof(TokenOpsInvalidRequestException))]
    [TestCase(409, typeof(TokenOpsInvalidRequestException))]
    [TestCase(413, typeof(TokenOpsInvalidRequestException))]
    [TestCase(422, typeof(TokenOpsInvalidRequestException))]
    [TestCase(429, typeof(TokenOpsRateLimitException))]
    [TestCase(500, typeof(TokenOpsServerException))]
    [TestCase(529, typeof(TokenOpsServerException))]
    [TestCase(304, typeof(TokenOpsResponseException))]
    public async Task The_status_decides_the_type(int status, Type type)
    {
        var error = await ErrorOf(Step.Answer(status, "", "text/plain", "x-request-id: req-7"));

        error.Should().BeOfType(type);
        error.StatusCode.Should().Be((HttpStatusCode)status);
        error.RequestId.Should().Be("req-7");
        error.Message.Should().Contain("req-7").And.Contain(TestApi.Edit.Id);
    }

    [Test]
    public async Task The_documents_own_error_is_understood()
    {
        var error = await ErrorOf(Step.Answer(400, """{"error":{"code":3,"message":"size is wrong","details":[{"field":"size"}]}}"""));

        error.Code.Should().Be("3");
        error.ErrorMessage.Should().Be("size is wrong");
        error.Details.Should().Be("""[{"field":"size"}]""");
        error.Message.Should().Contain("size is wrong");
    }

    [Test]
    public async Task The_error_of_compatible_servers_is_understood()
    {
        var error = await ErrorOf(Step.Answer(401, """{"error":{"message":"Incorrect key","type":"invalid_request_error","param":null,"code":"invalid_api_key"}}"""));

        error.Should().BeOfType<TokenOpsAuthenticationException>();
        error.Code.Should().Be("invalid_api_key");
        error.Type.Should().Be("invalid_request_error");
        error.Param.Should().BeNull();
    }

    [TestCase("""{"message":"plain","code":"x"}""", "plain", "x")]
    [TestCase("""[{"error":{"message":"listed","code":404,"status":"NOT_FOUND"}}]""", "listed", "404")]
    [TestCase("""{"error":"just words"}""", "just words", null)]
    [TestCase("""{"detail":"words of another framework"}""", "words of another framework", null)]
    [TestCase("""{"error":{"message":"cut off","type":"a","code":"b","para""", "cut off", "b")]
    [TestCase("""{"error":{"code":null,"message":null}}""", null, null)]
    [TestCase("""{"error":null}""", null, null)]
    [TestCase("null", null, null)]
    [TestCase("", null, null)]
    [TestCase("{", null, null)]
    [TestCase("upstream connect error", null, null)]
    public async Task Other_shapes_are_understood_as_far_as_they_can_be(string body, string? message, string? code)
    {
        var error = await ErrorOf(Step.Answer(400, body));

        error.Should().BeOfType<TokenOpsInvalidRequestException>();
        error.ErrorMessage.Should().Be(message);
        error.Code.Should().Be(code);
        error.RawBody.Should().Be(body);
    }

    [Test]
    public async Task An_HTML_page_is_told_by_its_title()
    {
        var error = await ErrorOf(Step.Answer(500, "<html><head><title>502 Bad Gateway</title></head></html>", "text/html"));

        error.Should().BeOfType<TokenOpsServerException>();
        error.Message.Should().Contain("HTML").And.Contain("502 Bad Gateway");
    }

    [Test]
    public async Task The_raw_body_is_bounded()
    {
        var error = await ErrorOf(Step.Answer(400, new string('x', 300_000), "text/plain"));

        error.RawBody.Should().HaveLength(65_536);
    }

    [Test]
    public async Task Compressed_and_differently_encoded_errors_are_read()
    {
        var utf16 = Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("""{"error":{"message":"花"}}""")).ToArray();
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionMode.Compress, leaveOpen: true))
        {
            gzip.Write(utf16);
        }

        var error = await ErrorOf(Step.Answer(400, zipped.ToArray(), "application/json; charset=utf-16", "Content-Encoding: gzip"));

        error.ErrorMessage.Should().Be("花");
    }

    [Test]
    public async Task A_named_charset_is_used_and_an_unknown_one_ignored()
    {
        var latin = await ErrorOf(Step.Answer(400, Encoding.Latin1.GetBytes("""{"message":"Größe"}"""), "application/json; charset=\"iso-8859-1\""));
        var unknown = await ErrorOf(Step.Answer(400, """{"message":"Größe"}""", "application/json; charset=klingon"));

        latin.ErrorMessage.Should().Be("Größe");
        unknown.ErrorMessage.Should().Be("Größe");
    }

    [Test]
    public async Task An_error_whose_body_breaks_off_keeps_its_type()
    {
        var error = await ErrorOf(Step.Raw("HTTP/1.1 403 Forbidden\r\nContent-Length: 1000\r\n\r\n{\"error\":{\"message\":\"no\""));

        error.Should().BeOfType<TokenOpsPermissionException>();
        error.ErrorMessage.Should().Be("no");
    }

    [Test]
    public async Task Neither_key_nor_prompt_reach_the_message_even_if_the_server_repeats_them()
    {
        var body = "{\"error\":{\"message\":\"key " + TestApi.Key + " may not ask for: " + TestRequest.Secret + "\",\"param\":\"" + TestRequest.Secret[..20] + "\"}}";

        var error = await ErrorOf(Step.Answer(400, body));

        error.ToString().Should().NotContain(TestApi.Key).And.NotContain(TestRequest.Secret[..15]);
        error.RawBody.Should().Be(body.Replace(TestApi.Key, "[key]", StringComparison.Ordinal).Replace(TestRequest.Secret, "[text]", StringComparison.Ordinal).Replace(TestRequest.Secret[..20], "[text]", StringComparison.Ordinal));
        error.ErrorMessage.Should().Be("key [key] may not ask for: [text]");
    }

    [Test]
    public async Task Headers_are_reachable()
    {
        var error = await ErrorOf(Step.Answer(400, "{}", "application/json", "X-Extra: one", "X-Extra: two"));

        error.Headers["x-extra"].Should().Equal("one", "two");
    }

    private static async Task<ApiException> ErrorOf(Step step)
    {
        await using var server = FaultServer.Start(step);
        using var api = new TestApi(server, options => options.MaxRetries = 0);
        return (await FluentActions.Awaiting(() => api.EditAsync()).Should().ThrowAsync<ApiException>()).Which;
    }
}
