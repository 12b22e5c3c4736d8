using System.Net;
using System.Text;
using Newtonsoft.Json.Linq;
using TokenOps.Cli.Requests;
using TokenOps.Stubs.Contracts;

namespace TokenOps.ContractTests.Contract;

/// <summary>Every response that the document shows, and one for every enum member that it lists, is read without a loss.</summary>
[TestFixture]
internal sealed class ReplyTests
{
    [TestCaseSource(nameof(Successes))]
    public async Task A_reply_is_typed_and_serializes_back_to_itself(DocumentedOperation operation, ResponseContract response)
    {
        var reply = await ContractStubs.SendAsync(operation, ContractDocument.PlainRequest(operation), response: response);

        // An example that breaks the document's own rules must arrive; what becomes of its members is not promised.
        if (ContractDocument.IsSound(response))
        {
            ReplyCheck.Differences(reply, response).Should().BeEmpty();
        }
    }

    [TestCaseSource(nameof(Streams))]
    public async Task Every_event_of_a_stream_arrives_typed_and_complete(DocumentedOperation operation, ResponseContract response)
    {
        operation.Method!.CanStream.Should().BeTrue("the document offers an event stream");

        var events = await ContractStubs.SendAsync(operation, ContractDocument.PlainRequest(operation), response: response);

        ReplyCheck.Differences(events, response).Should().BeEmpty();
    }

    [TestCaseSource(nameof(Errors))]
    public async Task An_error_becomes_the_exception_of_its_status_with_its_members(DocumentedOperation operation, ResponseContract response)
    {
        var send = () => ContractStubs.SendAsync(operation, ContractDocument.PlainRequest(operation), response: response);

        var error = (await send.Should().ThrowAsync<ApiException>()).Which;

        error.GetType().Should().Be(ExceptionOf(response.Status));
        error.StatusCode.Should().Be((HttpStatusCode)response.Status);
        error.RawBody.Should().Be(Encoding.UTF8.GetString(response.Body));
        Kept(error, response).Should().BeEmpty();
    }

    private static IEnumerable<TestCaseData> Successes() => Cases(response => response is { Status: < 300, IsStream: false });

    private static IEnumerable<TestCaseData> Streams() => Cases(response => response is { Status: < 300, IsStream: true });

    private static IEnumerable<TestCaseData> Errors() => Cases(response => response is { Status: >= 400 });

    private static IEnumerable<TestCaseData> Cases(Func<ResponseContract, bool> isWanted) =>
        from operation in ContractDocument.Callable
        from response in operation.Contract.Responses
        where isWanted(response) && !response.IsImpossible
        select new TestCaseData(operation, response).SetArgDisplayNames(ContractDocument.Title(operation), response.Status.ToString(System.Globalization.CultureInfo.InvariantCulture), response.Name ?? "made");

    private static Type ExceptionOf(int status) => status switch
    {
        401 => typeof(TokenOpsAuthenticationException),
        403 => typeof(TokenOpsPermissionException),
        404 => typeof(TokenOpsNotFoundException),
        429 => typeof(TokenOpsRateLimitException),
        >= 500 => typeof(TokenOpsServerException),
        _ => typeof(TokenOpsInvalidRequestException),
    };

    // The members that errors of this kind of API have; what else a document invents is in the raw body.
    private static IEnumerable<string> Kept(ApiException error, ResponseContract response)
    {
        if (response.Body.Length == 0 || !response.MediaType!.Contains("json", StringComparison.OrdinalIgnoreCase) || JsonDifference.Parse(Encoding.UTF8.GetString(response.Body)) is not JObject body)
        {
            return [];
        }

        var members = body["error"] as JObject ?? body;
        (string Name, string? Kept)[] known = [("code", error.Code), ("type", error.Type), ("param", error.Param), ("message", error.ErrorMessage), ("details", error.Details)];
        return known.Where(one => members[one.Name] is { Type: not JTokenType.Null } sent && Text(sent) != one.Kept)
            .Select(one => $"{one.Name}: sent {Text(members[one.Name]!)}, kept {one.Kept ?? "nothing"}");
    }

    private static string Text(JToken token) => token.Type == JTokenType.String ? (string)token! : token.ToString(Newtonsoft.Json.Formatting.None);
}
