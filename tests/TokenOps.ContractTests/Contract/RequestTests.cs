using Newtonsoft.Json.Linq;
using TokenOps.Cli.Requests;
using TokenOps.Stubs.Contracts;

namespace TokenOps.ContractTests.Contract;

/// <summary>Every request that the document shows arrives as the document has it.</summary>
[TestFixture]
internal sealed class RequestTests
{
    [TestCaseSource(nameof(Operations))]
    public void Every_operation_of_the_document_is_a_method_of_the_client(DocumentedOperation operation)
    {
        operation.Method.Should().NotBeNull($"the document has {ContractDocument.Title(operation)} ({operation.Contract.Id})");
    }

    [TestCaseSource(nameof(Requests))]
    public async Task A_request_of_the_document_arrives_whole_and_its_reply_comes_back_whole(DocumentedOperation operation, RequestContract request)
    {
        // A request that sets every member breaks rules of the prose, which tell members that exclude each other.
        var reply = await ContractStubs.SendAsync(operation, request, validate: !request.Made);

        var differences = await WireCheck.DifferencesAsync(operation, request, request.Value, await ContractStubs.LastReceivedAsync());
        differences.Should().BeEmpty();
        var success = reply is List<object> ? operation.Contract.Responses.First(response => response.IsStream) : operation.Success!;
        if (ContractDocument.IsSound(success))
        {
            ReplyCheck.Differences(reply, success).Should().BeEmpty();
        }
    }

    [TestCaseSource(nameof(Values))]
    public async Task A_value_that_the_document_lists_for_a_request_is_known_and_arrives(DocumentedOperation operation, RequestContract request, string path, JToken value)
    {
        var body = request.Value!.DeepClone();
        body.SelectToken(path)!.Replace(value);

        await ContractStubs.SendAsync(operation, request, body);

        TypedMembers.Missing(operation.CreateArguments(body, ContractStubs.Open).Body, request.Body!.RawSchema).Should().BeEmpty();
        (await WireCheck.DifferencesAsync(operation, request, body, await ContractStubs.LastReceivedAsync())).Should().BeEmpty();
    }

    private static IEnumerable<TestCaseData> Operations() =>
        ContractDocument.Operations.Select(operation => new TestCaseData(operation).SetArgDisplayNames(ContractDocument.Title(operation)));

    private static IEnumerable<TestCaseData> Requests() =>
        from operation in ContractDocument.Callable
        from request in ContractDocument.Requests(operation)
        select new TestCaseData(operation, request).SetArgDisplayNames(ContractDocument.Title(operation), request.Name);

    private static IEnumerable<TestCaseData> Values() =>
        from operation in ContractDocument.Callable
        from request in ContractDocument.Requests(operation)
        where request is { Made: true, Value: not null }
        from variant in MemberVariants.Of(ContractDocument.Resolver, request.Body!.RawSchema, request.Value!)
        select new TestCaseData(operation, request, variant.Path, variant.Value).SetArgDisplayNames(ContractDocument.Title(operation), variant.Path, variant.Value.ToString());
}
