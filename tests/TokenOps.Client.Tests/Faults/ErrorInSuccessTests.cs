using System;
using System.Threading.Tasks;
using TokenOps.Client.Tests.Http;
using TokenOps.Client.Tests.Serialization;
using TokenOps.Runtime;

namespace TokenOps.Client.Tests.Faults;

/// <summary>Errors that arrive with a status of success.</summary>
public sealed class ErrorInSuccessTests
{
    [TestCase("{\"error\":{\"message\":\"slow down\",\"code\":\"rate_limit_exceeded\"}}", typeof(TokenOpsRateLimitException))]
    [TestCase("{\"error\":{\"message\":\"no\",\"type\":\"invalid_request_error\",\"param\":\"n\",\"code\":null},\"data\":[]}", typeof(TokenOpsInvalidRequestException))]
    [TestCase("{\"error\":{\"code\":401,\"message\":\"who are you\"},\"data\":null}", typeof(TokenOpsAuthenticationException))]
    [TestCase("{\"error\":{\"status\":503,\"message\":\"later\"},\"data\":[null]}", typeof(TokenOpsServerException))]
    [TestCase("{\"error\":{\"message\":\"The balance is used up.\",\"type\":\"insufficient_quota\"}}", typeof(TokenOpsRateLimitException))]
    [TestCase("{\"type\":\"error\",\"request_id\":\"req-1\",\"error\":{\"code\":503,\"message\":\"Try later.\"}}", typeof(TokenOpsServerException))]
    [TestCase("{\"error\":\"out of paint\"}", typeof(TokenOpsServerException))]
    [TestCase("{\"error\":true,\"message\":\"out of paint\",\"code\":404}", typeof(TokenOpsNotFoundException))]
    public async Task An_error_in_the_body_of_a_success_is_the_exception_that_its_status_would_have_been(string body, Type type)
    {
        await using var server = FaultServer.Start(Step.Answer(200, body, "application/json", "x-request-id: req-7"), Step.Ok());
        using var api = new TestApi(server);

        var error = (await FluentActions.Awaiting(() => api.EditAsync()).Should().ThrowAsync<ApiException>()).Which;

        error.Should().BeOfType(type);
        error.StatusCode.Should().Be(System.Net.HttpStatusCode.OK);
        error.RequestId.Should().Be("req-7");
        error.ErrorMessage.Should().NotBeNullOrEmpty();
        error.RawBody.Should().Be(body);
        server.Seen.Should().HaveCount(1, "it may have been paid for");
    }

    [TestCase("null")]
    [TestCase("\"\"")]
    [TestCase("{}")]
    [TestCase("[]")]
    [TestCase("false")]
    [TestCase("{\"message\":\"\",\"code\":null}")]
    public async Task An_empty_error_beside_a_result_is_none(string error)
    {
        await using var server = FaultServer.Start(Step.Ok("{\"error\":" + error + ",\"name\":\"fine\"}"));
        using var api = new TestApi(server);

        (await api.EditAsync()).Name.Should().Be("fine");
    }

    [Test]
    public async Task A_result_that_comes_with_an_error_is_delivered_since_it_was_paid_for()
    {
        await using var server = FaultServer.Start(Step.Ok("{\"name\":\"first of two\",\"data\":[{\"url\":\"a\"}],\"error\":{\"message\":\"the second failed\"}}"));
        using var api = new TestApi(server);

        var result = await api.EditAsync();

        result.Name.Should().Be("first of two");
        result.Others!["error"]["message"]!.ToString().Should().Be("the second failed");
    }

    [Test]
    public async Task An_error_that_the_document_describes_belongs_to_the_result()
    {
        var operation = new OperationDescriptor("readJob", "POST", "/v1/jobs") { ResponseMediaType = "application/json", Security = SecurityScheme.Bearer, MemberNames = ["name", "error"] };
        await using var server = FaultServer.Start(Step.Ok("{\"name\":\"failed\",\"error\":{\"message\":\"why\"}}"), Step.Ok("{\"error\":{\"message\":\"why\"}}"));
        using var api = new TestApi(server);

        var job = await api.Pipeline.SendAsync<TestResult>(operation, new TestRequest(), null, ReflectedJson.Read<TestResult>, default);
        var refused = () => api.Pipeline.SendAsync<TestResult>(operation, new TestRequest(), null, ReflectedJson.Read<TestResult>, default);

        job.Others!["error"]["message"]!.ToString().Should().Be("why");
        (await refused.Should().ThrowAsync<TokenOpsServerException>("there is nothing else in it")).Which.ErrorMessage.Should().Be("why");
    }

    [Test]
    public async Task An_image_operation_does_not_take_an_error_for_an_empty_list_of_images()
    {
        await using var server = FaultServer.Start(Step.Ok("{\"created\":0,\"data\":[],\"error\":{\"message\":\"no\",\"type\":\"image_generation_user_error\",\"code\":\"moderation_blocked\"}}"), Step.Ok("{\"created\":0,\"data\":[]}"));
        using var client = new TokenOpsClient(new TokenOpsClientOptions { ApiKey = TestApi.Key, BaseAddress = server.Address, ValidateRequests = false });
        var request = new CreateImageEditRequest { Image = FilePart.FromBytes("i"u8.ToArray(), "a.png"), Prompt = "a" };

        await FluentActions.Awaiting(() => client.Images.CreateImageEditAsync(request)).Should().ThrowAsync<TokenOpsInvalidRequestException>();

        (await client.Images.CreateImageEditAsync(request)).Data.Should().BeEmpty("an empty list without an error is the server's to send");
    }
}
