using Newtonsoft.Json.Linq;
using TokenOps.Stubs;

namespace TokenOps.ContractTests.Stubs;

/// <summary>Paths that carry a query, by which operations of the same path are told apart.</summary>
[TestFixture]
internal sealed class FixedQueryTests
{
    private static readonly StubDefinitionSet Definitions = StubDefinitionSet.Create(JObject.Parse("""
        {"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{
          "/v1/jobs":{"get":{"operationId":"listJobs","responses":{"204":{"description":"x"}}}},
          "/v1/jobs?beta=true":{"get":{"operationId":"listBetaJobs","responses":{"204":{"description":"x"}}}},
          "/v1/jobs/{id}?beta=true":{"get":{"operationId":"getBetaJob","responses":{"204":{"description":"x"}}}}}}
        """));

    [TestCase("/v1/jobs", "listJobs")]
    [TestCase("/v1/jobs?limit=2", "listJobs")]
    [TestCase("/v1/jobs?beta=true", "listBetaJobs")]
    [TestCase("/v1/jobs?limit=2&beta=true", "listBetaJobs")]
    [TestCase("/v1/jobs?beta=false", "listJobs")]
    [TestCase("/v1/jobs/1?beta=true", "getBetaJob")]
    public void An_operation_is_found_by_path_and_query(string target, string operation)
    {
        var found = Definitions.Find(new ReceivedRequest("GET", target, new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase), default));

        found.Operation?.Id.Should().Be(operation);
    }

    [Test]
    public void A_path_without_its_query_is_none_of_them()
    {
        var found = Definitions.Find(new ReceivedRequest("GET", "/v1/jobs/1", new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase), default));

        found.Trigger.Should().Be(StubTrigger.Unknown);
    }
}
