using Newtonsoft.Json.Linq;
using TokenOps.Cli.Verification;
using TokenOps.Stubs;

namespace TokenOps.ContractTests.Commands;

[TestFixture]
internal sealed class VerificationPlannerTests
{
    [Test]
    public void An_operation_without_an_example_gets_a_request_that_is_made_of_what_is_required()
    {
        var plan = VerificationPlanner.Plan(WithoutExamples());

        plan.Skipped.Should().BeEmpty();
        plan.Requests.Should().OnlyContain(request => request.Request.Made && request.Name.StartsWith("made"));
        foreach (var request in plan.Requests)
        {
            ((JObject)request.Body!).Properties().Select(member => member.Name).Should().BeEquivalentTo(request.Request.Body!.Members.Where(member => member.Required).Select(member => member.Name)).And.NotBeEmpty();
        }
    }

    [Test]
    public void What_replaces_or_deletes_is_never_made_up()
    {
        var document = WithoutExamples();
        var paths = (JObject)document["paths"]!;
        foreach (var path in paths.Properties().ToList())
        {
            path.Value = new JObject { ["put"] = path.Value["post"] };
        }

        var plan = VerificationPlanner.Plan(document);

        plan.Requests.Should().BeEmpty();
        plan.Skipped.Should().NotBeEmpty().And.OnlyContain(sentence => sentence.EndsWith("the document has no example of its request, and what a made-up PUT would hit is unknown."));
    }

    [Test]
    public async Task A_made_request_is_sent_and_its_answer_judged()
    {
        var document = WithoutExamples();
        await using var stubs = await StubServer.StartAsync(document);

        var results = await VerifyAsync(document, stubs.BaseAddress);

        results.Should().NotBeEmpty().And.OnlyContain(result => !result.HasDrifted);
    }

    [Test]
    public async Task A_documented_refusal_of_a_made_request_is_a_note_and_a_wrong_body_still_drift()
    {
        var document = WithoutExamples();
        await using var refusing = await MisbehavingServer.StartAsync(400, "application/json", """{"error":{"message":"no","code":400}}""");
        await using var wrong = await MisbehavingServer.StartAsync(200, "application/json", """{"created":1}""");

        var refused = (await VerifyAsync(document, refusing.Address))[0];
        var broken = (await VerifyAsync(document, wrong.Address))[0];

        refused.HasDrifted.Should().BeFalse();
        refused.Drifts.Should().ContainSingle().Which.Rule.Should().Be("status");
        broken.HasDrifted.Should().BeTrue();
    }

    private static Task<IReadOnlyList<VerificationResult>> VerifyAsync(JObject document, Uri server) =>
        new Verifier(document, server, "sk-verify-1", TimeProvider.System).RunAsync(VerificationPlanner.Plan(document), static _ => { }, CancellationToken.None);

    private static JObject WithoutExamples()
    {
        // One operation whose server the tests play.
        var document = ApiDocument.Load();
        foreach (var path in ((JObject)document["paths"]!).Properties().Where(path => path.Name != "/v1/images/edits").ToList())
        {
            path.Remove();
        }

        foreach (var media in document.SelectTokens("paths.*.*.requestBody.content.*").OfType<JObject>())
        {
            media.Remove("example");
            media.Remove("examples");
        }

        return document;
    }
}
