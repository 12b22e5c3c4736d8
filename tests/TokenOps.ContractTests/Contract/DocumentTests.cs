using TokenOps.Stubs;
using TokenOps.Stubs.Contracts;
using TokenOps.Stubs.Judging;

namespace TokenOps.ContractTests.Contract;

/// <summary>The document keeps its own rules, but where it is known that it does not.</summary>
[TestFixture]
internal sealed class DocumentTests
{
    [Test]
    public void What_is_known_to_contradict_the_document_still_does()
    {
        var known = KnownContradictions.Read();

        var found = DocumentExamples.Contradictions().Select(one => $"{one.Example} {one.Violation.Part}: {one.Violation.Rule}").ToArray();

        var listed = known.Select(one => $"{one.Example} {one.Member}: {one.Rule}").ToArray();
        // A new page may contradict itself; that is for a person to look at, and no reason to leave the page out.
        var news = found.Except(listed, StringComparer.Ordinal).ToArray();
        Warn.If(news, Is.Not.Empty, $"A new contradiction needs an overlay, or an entry in {KnownContradictions.FileName}.");
        listed.Except(found, StringComparer.Ordinal).Should().BeEmpty($"what is gone must leave {KnownContradictions.FileName}");
        known.Should().OnlyContain(one => !string.IsNullOrWhiteSpace(one.Reason), "each needs its reason");
    }

    [Test]
    public void Every_response_that_is_made_follows_its_schema()
    {
        var resolver = new SchemaResolver(ApiDocument.Load());
        var made = StubDefinitionSet.Create(ApiDocument.Load()).Operations
            .SelectMany(operation => operation.Responses.Where(response => response is { Made: true, IsStream: false, Body.Length: > 0 } && response.MediaType!.Contains("json", StringComparison.Ordinal)));

        made.SelectMany(response => new SchemaJudge(resolver).Judge(string.Empty, JsonDifference.Parse(System.Text.Encoding.UTF8.GetString(response.Body)), response.Schema))
            .Should().BeEmpty();
    }

    [Test]
    public void Every_request_that_is_made_follows_its_schema()
    {
        var judge = new SchemaJudge(ContractDocument.Resolver);

        ContractDocument.Operations.SelectMany(operation => operation.Contract.Requests)
            .Where(request => request is { Made: true, Value: not null })
            .SelectMany(request => judge.Judge(string.Empty, request.Value!, request.Body!.RawSchema))
            .Should().BeEmpty();
    }

    [Test]
    public void The_tests_found_something_to_test()
    {
        DocumentExamples.All().Should().NotBeEmpty();
        ContractDocument.Operations.Should().NotBeEmpty();
        ContractDocument.Operations
            .SelectMany(operation => operation.Contract.Responses.GroupBy(response => (Title: ContractDocument.Title(operation), response.Status, response.MediaType)))
            .Where(same => same.Key.MediaType?.Contains("json", StringComparison.OrdinalIgnoreCase) == true && same.First() is { Schema.HasValues: true, IsImpossible: false } && same.All(response => response.Name is null))
            .Select(same => same.Key)
            .Should().BeEmpty("every response with a schema has examples with all its members");
        Limits.All().Should().NotBeEmpty();
    }
}
