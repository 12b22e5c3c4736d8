using System;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using TokenOps.Client.Tests.Http;
using TokenOps.Client.Tests.Serialization;

namespace TokenOps.Client.Tests.Faults;

/// <summary>Headers, charsets and addresses that the platform's own parsers refuse.</summary>
public sealed class ForeignTextTests
{
    private static readonly string[] Charsets = ["utf-7", "UTF-7", "unicode-1-1-utf-7", "klingon", "", "\"", "utf-8; q", "x-user-defined", "65000"];

    [Test]
    public async Task A_charset_that_must_not_be_used_is_taken_for_UTF_8([ValueSource(nameof(Charsets))] string charset, [Values(200, 400)] int status)
    {
        var text = Encoding.UTF8.GetBytes("""{"name":"花","message":"花"}""");
        await using var server = FaultServer.Start(Step.Answer(status, text, "application/json; charset=" + charset));
        using var api = new TestApi(server);

        if (status == 200)
        {
            (await api.EditAsync()).Name.Should().Be("花");
        }
        else
        {
            (await FluentActions.Awaiting(() => api.EditAsync()).Should().ThrowAsync<TokenOpsInvalidRequestException>()).Which.ErrorMessage.Should().Be("花");
        }
    }

    [Test]
    public async Task A_text_in_a_charset_that_must_not_be_used_is_read([ValueSource(nameof(Charsets))] string charset)
    {
        await using var server = FaultServer.Start(Step.Answer(200, "花", "text/plain; charset=" + charset));
        using var api = new TestApi(server);

        (await api.Pipeline.SendForTextAsync(TestApi.Edit, new TestRequest(), null, default)).Should().Be("花");
    }

    [TestCase("//")]
    [TestCase("http://")]
    [TestCase("https://[")]
    [TestCase("http://a b/")]
    [TestCase("mailto:a@b.example")]
    [TestCase("javascript:alert(1)")]
    [TestCase("http://host:99999/")]
    [TestCase("\\\\server\\share")]
    public async Task A_redirect_to_what_is_no_address_is_told_with_its_status(string location)
    {
        await using var server = FaultServer.Start(Step.Answer(307, "", "text/plain", "x-request-id: req-4", "Location: " + location));
        using var api = new TestApi(server);

        var error = (await FluentActions.Awaiting(() => api.EditAsync()).Should().ThrowAsync<TokenOpsRedirectException>()).Which;

        error.StatusCode.Should().Be(HttpStatusCode.TemporaryRedirect);
        error.RequestId.Should().Be("req-4");
    }

    [TestCase("//")]
    [TestCase("http://")]
    [TestCase("https://[")]
    [TestCase("javascript:alert(1)")]
    public async Task A_link_that_redirects_to_what_is_no_address_is_told(string location)
    {
        await using var server = FaultServer.Start(Step.Answer(302, "", "text/plain", "Location: " + location));
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };

        var download = () => new LinkDownload(handler) { AllowHttpToLoopback = true }.ToMemoryAsync(server.Address);

        (await download.Should().ThrowAsync<TokenOpsRedirectException>()).Which.StatusCode.Should().Be(System.Net.HttpStatusCode.Found);
    }

    [TestCase("a(b")]
    [TestCase("a b")]
    [TestCase("a:b")]
    [TestCase("")]
    [TestCase("größe")]
    [TestCase("x\r\ny")]
    [TestCase("Content-Length")]
    [TestCase("Transfer-Encoding")]
    public async Task A_header_that_cannot_be_sent_is_refused_by_name_before_anything_is_sent(string name)
    {
        await using var server = FaultServer.Start(Step.Ok());
        using var api = new TestApi(server);
        var options = new CallOptions();
        options.Headers[name] = "1";

        var error = (await FluentActions.Awaiting(() => api.EditAsync(options: options)).Should().ThrowAsync<ArgumentException>()).Which;

        error.ParamName.Should().Be("options");
        error.Message.Should().Contain(nameof(CallOptions.Headers)).And.Contain($"'{name}'");
        server.Seen.Should().BeEmpty();
    }

    [TestCase("é")]
    [TestCase("花")]
    [TestCase("\u007f")]
    [TestCase("a\nb")]
    [TestCase("\0")]
    [TestCase(null)]
    public async Task A_value_that_headers_cannot_carry_is_refused_by_the_headers_name(string? value)
    {
        await using var server = FaultServer.Start(Step.Ok());
        using var api = new TestApi(server);
        var options = new CallOptions();
        options.Headers["X-Team"] = value!;

        var error = (await FluentActions.Awaiting(() => api.EditAsync(options: options)).Should().ThrowAsync<ArgumentException>()).Which;

        error.Message.Should().Contain("X-Team");
        server.Seen.Should().BeEmpty();
    }

    [TestCase("é")]
    [TestCase("花")]
    [TestCase("\u007f")]
    public async Task A_header_of_the_request_that_cannot_be_carried_is_a_finding(string value)
    {
        await using var server = FaultServer.Start(Step.Ok());
        using var api = new TestApi(server);

        var act = () => api.EditAsync(new TestRequest(writer => writer.Header("X-Trace", value)));

        (await act.Should().ThrowAsync<RequestValidationException>()).Which.Findings.Should().ContainSingle().Which.Member.Should().Be("X-Trace");
        server.Seen.Should().BeEmpty();
    }

    [Test]
    public async Task A_header_that_describes_a_body_is_refused_where_none_is_sent()
    {
        await using var server = FaultServer.Start(Step.Ok());
        using var api = new TestApi(server);
        var options = new CallOptions();
        options.Headers["Content-Type"] = "text/plain";

        var act = () => api.Pipeline.SendAsync<TestResult>(TestApi.Read, new TestRequest(static writer => writer.Path("id", "1")), options, ReflectedJson.Read<TestResult>, default);

        (await act.Should().ThrowAsync<ArgumentException>()).Which.Message.Should().Contain("Content-Type");
    }

    [Test]
    public async Task A_name_of_a_response_header_that_is_no_token_does_not_escape_as_a_foreign_exception([Values(200, 400)] int status)
    {
        await using var server = FaultServer.Start(Step.Answer(status, """{"name":"fine"}""", "application/json", "a(b: 1"));
        using var api = new TestApi(server, static options => options.MaxRetries = 0);

        try
        {
            (await api.EditAsync()).Name.Should().Be("fine");
        }
        catch (TokenOpsException)
        {
            // The platform's handler refuses the whole response; another one may pass it on.
        }
    }
}
