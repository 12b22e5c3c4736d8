using System.Linq;
using System.Net;
using System.Threading.Tasks;
using TokenOps.Client.Tests.Http;

namespace TokenOps.Client.Tests.Faults;

/// <summary>Responses that got lost on the way, and uploads that the server ends before they are complete.</summary>
public sealed class LostResponseTests
{
    private const string QuotaGone = """{"error":{"message":"You exceeded your current quota","type":"insufficient_quota","param":null,"code":"insufficient_quota"}}""";
    private const string TooLarge = "HTTP/1.1 413 Content Too Large\r\nx-request-id: req-413\r\nContent-Type: application/json\r\nContent-Length: 33\r\n\r\n{\"error\":{\"message\":\"too large\"}}";

    [TestCase(502)]
    [TestCase(504)]
    [TestCase(520)]
    [TestCase(524)]
    public async Task A_response_to_a_POST_that_a_gateway_lost_is_not_asked_for_again(int status)
    {
        await using var server = FaultServer.Start(Step.Answer(status), Step.Ok());
        using var api = new TestApi(server);

        var error = (await FluentActions.Awaiting(() => api.EditAsync()).Should().ThrowAsync<TokenOpsServerException>()).Which;

        error.StatusCode.Should().Be((HttpStatusCode)status);
        error.Attempts.Should().Be(1);
        error.Message.Should().Contain("RetryLostReplies");
        server.Seen.Should().HaveCount(1);
    }

    [TestCase(502)]
    [TestCase(504)]
    [TestCase(520)]
    [TestCase(524)]
    public async Task A_response_that_a_gateway_lost_is_asked_for_again_if_the_caller_permits_it(int status)
    {
        await using var server = FaultServer.Start(Step.Answer(status), Step.Ok());
        using var api = new TestApi(server, static options => options.RetryLostReplies = true);

        (await api.EditAsync()).Name.Should().Be("fine");
    }

    [TestCase(502)]
    [TestCase(504)]
    public async Task A_GET_whose_response_a_gateway_lost_is_sent_again(int status)
    {
        await using var server = FaultServer.Start(Step.Answer(status), Step.Ok());
        using var api = new TestApi(server);

        (await api.ReadAsync()).Name.Should().Be("fine");
    }

    [Test]
    public async Task A_gateway_can_ask_for_a_retry_of_what_looks_lost()
    {
        await using var server = FaultServer.Start(Step.Answer(502, "", "text/plain", "x-should-retry: true"), Step.Ok());
        using var api = new TestApi(server);

        (await api.EditAsync()).Name.Should().Be("fine");
    }

    [Test]
    public async Task A_quota_that_is_used_up_is_not_tried_again()
    {
        await using var server = FaultServer.Start(Step.Answer(429, QuotaGone), Step.Ok());
        using var api = new TestApi(server);

        var error = (await FluentActions.Awaiting(() => api.EditAsync()).Should().ThrowAsync<TokenOpsRateLimitException>()).Which;

        error.Code.Should().Be("insufficient_quota");
        error.Attempts.Should().Be(1);
        server.Seen.Should().HaveCount(1);
    }

    [Test]
    public async Task A_413_that_comes_before_the_body_was_read_is_told_although_the_connection_is_reset([Values] bool multipart, [Values] bool callersClient)
    {
        await using var server = FaultServer.Start(Refusal(TooLarge), Refusal(TooLarge), Refusal(TooLarge));
        using var http = callersClient ? new System.Net.Http.HttpClient() : null;
        using var api = new TestApi(server, http: http);

        var error = (await FluentActions.Awaiting(() => api.EditAsync(Upload(multipart))).Should().ThrowAsync<TokenOpsInvalidRequestException>()).Which;

        error.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        error.RequestId.Should().Be("req-413");
        error.ErrorMessage.Should().Be("too large");
        server.Seen.Should().HaveCount(1);
    }

    [Test]
    public async Task After_an_early_413_the_next_call_has_a_connection_of_its_own()
    {
        await using var server = FaultServer.Start(Refusal(TooLarge), Step.Ok());
        using var api = new TestApi(server);
        await FluentActions.Awaiting(() => api.EditAsync(Upload(multipart: true))).Should().ThrowAsync<TokenOpsInvalidRequestException>();

        (await api.EditAsync()).Name.Should().Be("fine");

        server.Accepted.Should().Be(2);
    }

    [TestCase("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"name\":")]
    [TestCase("HTTP/1.1 413 Content Too Large\r\nContent-Length: 100\r\n\r\n{\"error\":")]
    public async Task A_response_that_is_reset_while_the_body_is_still_being_sent_is_not_asked_for_again(string sent)
    {
        await using var server = FaultServer.Start(Refusal(sent), Refusal(sent), Refusal(sent));
        using var api = new TestApi(server);

        await FluentActions.Awaiting(() => api.EditAsync(Upload(multipart: true))).Should().ThrowAsync<TokenOpsException>();

        server.Seen.Should().HaveCount(1);
    }

    [Test]
    public async Task An_upload_that_breaks_twice_is_not_sent_a_third_time()
    {
        var breaks = new Step(static call =>
        {
            call.Reset();
            return Task.CompletedTask;
        })
        { ReadsBody = false };
        await using var server = FaultServer.Start(Enumerable.Repeat(breaks, 5));
        using var api = new TestApi(server, static options => options.MaxRetries = 5);

        var error = (await FluentActions.Awaiting(() => api.EditAsync(Upload(multipart: true))).Should().ThrowAsync<TokenOpsConnectionException>()).Which;

        error.RequestWasSent.Should().BeFalse();
        error.Attempts.Should().Be(2);
        error.Message.Should().Contain("size");
        server.Seen.Should().HaveCount(2);
    }

    // Responds and closes while unread bytes of the body wait, which makes the system reset the connection.
    private static Step Refusal(string response) => new(async call =>
    {
        await call.SendAsync(response);
        call.Close = true;
    })
    { ReadsBody = false };

    private static TestRequest Upload(bool multipart)
    {
        var file = FilePart.FromBytes(new byte[8 * 1024 * 1024], "a.bin", "image/png");
        return multipart ? new TestRequest(writer => writer.Multipart().AddFile("image", file)) : new TestRequest(writer => writer.Binary(file));
    }
}
