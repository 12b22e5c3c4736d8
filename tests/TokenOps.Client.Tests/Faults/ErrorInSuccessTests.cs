using System.Net;
using System.Threading.Tasks;
using TokenOps.Client.Tests.Http;

namespace TokenOps.Client.Tests.Faults;

/// <summary>Errors that servers and gateways send with a status of success.</summary>
public sealed class ErrorInSuccessTests
{
    [TestCase("""{"error":{"message":"The balance is used up.","type":"insufficient_quota"}}""", typeof(TokenOpsRateLimitException))]
    [TestCase("""{"created":1,"data":[],"usage":null,"error":{"message":"No such size.","type":"invalid_request_error","param":"size"}}""", typeof(TokenOpsInvalidRequestException))]
    [TestCase("""{"type":"error","request_id":"req-1","error":{"code":503,"message":"Try later."}}""", typeof(TokenOpsServerException))]
    [TestCase("""{"error":"out of order"}""", typeof(TokenOpsServerException))]
    public async Task An_error_without_a_result_is_thrown_as_what_it_means(string body, System.Type expected)
    {
        await using var server = FaultServer.Start(Step.Answer(200, body, "application/json", "x-request-id: req-9"));
        using var api = new TestApi(server);

        var error = (await FluentActions.Awaiting(() => api.EditAsync()).Should().ThrowAsync<ApiException>()).Which;

        error.Should().BeOfType(expected);
        (error.StatusCode, error.RequestId, error.RawBody).Should().Be((HttpStatusCode.OK, "req-9", body));
        error.Message.Should().Contain("answered 200").And.Contain("error");
        server.Seen.Should().ContainSingle();
    }

    [TestCase("""{"name":"one","error":null}""")]
    [TestCase("""{"name":"one","error":""}""")]
    [TestCase("""{"name":"one","error":{}}""")]
    [TestCase("""{"name":"one","error":[]}""")]
    [TestCase("""{"name":"one","error":false}""")]
    [TestCase("""{"name":"one","error":{"message":"one of two failed"},"data":[{"url":"https://example.com/1.png"}]}""")]
    [TestCase("""{"name":"one","inner":{"error":{"message":"no error of the call"}}}""")]
    public async Task A_result_is_delivered_whatever_stands_beside_it(string body)
    {
        await using var server = FaultServer.Start(Step.Ok(body));
        using var api = new TestApi(server);

        (await api.EditAsync()).Name.Should().Be("one");
    }
}
