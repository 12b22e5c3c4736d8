using System.Xml.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.Stubs;

namespace TokenOps.ContractTests.Commands;

[TestFixture]
[NonParallelizable]
internal sealed class VerifyCommandTests
{
    private const string Variable = "TOKENOPS_API_KEY";
    private const string Edit = "POST /v1/images/edits";

    private string? _key;

    [SetUp]
    public void Set_the_key()
    {
        _key = Environment.GetEnvironmentVariable(Variable);
        Environment.SetEnvironmentVariable(Variable, "sk-verify-93b1");
    }

    [TearDown]
    public void Put_the_key_back() => Environment.SetEnvironmentVariable(Variable, _key);

    [Test]
    public async Task The_stubs_do_what_the_document_says()
    {
        await using var stubs = await StubServer.StartAsync(ApiDocument.Load());

        var (code, output, error) = await CommandLine.RunAsync("verify", "--server", stubs.BaseAddress.ToString());

        code.Should().Be(0, output + error);
        output.Should().Contain("POST /v1/images/edits basic_edit as event stream").And.MatchRegex(@"\d+ requests, 0 drifted\.\s*$");
    }

    [TestCase("createImageEdit")]
    [TestCase("post /v1/images/edits")]
    public async Task One_operation_alone_can_be_verified(string name)
    {
        var (code, output, _) = await CommandLine.RunAsync("verify", "--dry-run", "--operation", name);

        code.Should().Be(0);
        output.Should().Contain("Would send 2 requests");
    }

    [Test]
    public async Task An_operation_that_is_not_there_is_refused_with_those_that_are()
    {
        var (code, _, error) = await CommandLine.RunAsync("verify", "--dry-run", "--operation", "makeCoffee");

        code.Should().Be(2);
        error.Should().Contain("makeCoffee").And.Contain("POST /v1/images/edits");
    }

    [TestCase("a missing required member", 200, "application/json", """{"created":1}""", "required", "data")]
    [TestCase("a wrong type", 200, "application/json", """{"created":"now","data":[]}""", "type", "created")]
    [TestCase("a wrong type within", 200, "application/json", """{"created":1,"data":[{"url":5}]}""", "type", "data[0].url")]
    [TestCase("an undocumented status", 418, "application/json", """{"created":1,"data":[]}""", "status", "")]
    [TestCase("a wrong media type", 200, "text/html", "<html></html>", "media type", "")]
    [TestCase("no JSON", 200, "application/json", "oops", "json", "")]
    [TestCase("a refusal of the document's own example", 400, "application/json", """{"error":{"message":"no","code":400}}""", "status", "")]
    public async Task A_server_that_drifts_is_found_out(string title, int status, string mediaType, string body, string rule, string where)
    {
        await using var server = await MisbehavingServer.StartAsync(status, mediaType, body);

        var (code, output, error) = await CommandLine.RunAsync("verify", "--server", server.Address.ToString(), "--operation", Edit, "--json");

        code.Should().Be(1, $"{title}: {output}{error}");
        var requests = (JArray)JObject.Parse(output)["requests"]!;
        requests[0]["drifts"]!.Select(drift => ((string)drift["rule"]!, (string)drift["where"]!)).Should().Equal((rule, where));
        requests[1]["drifts"].Should().BeEmpty("the stream is as documented");
    }

    [Test]
    public async Task An_enum_value_that_the_document_lacks_is_a_note_and_no_drift()
    {
        await using var server = await MisbehavingServer.StartAsync(200, "application/json", """{"created":1,"data":[],"quality":"ultra"}""");

        var (code, output, _) = await CommandLine.RunAsync("verify", "--server", server.Address.ToString(), "--operation", Edit);

        code.Should().Be(0);
        output.Should().MatchRegex("note +POST /v1/images/edits basic_edit +enum +quality +ultra");
    }

    [Test]
    public async Task JUnit_says_which_request_drifted_and_how()
    {
        await using var server = await MisbehavingServer.StartAsync(200, "application/json", """{"created":1}""");
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, "verify.xml");

        await CommandLine.RunAsync("verify", "--server", server.Address.ToString(), "--operation", Edit, "--junit", file);

        var suite = XDocument.Load(file).Root!.Element("testsuite")!;
        suite.Attribute("tests")!.Value.Should().Be("2");
        suite.Attribute("failures")!.Value.Should().Be("1");
        suite.Descendants("failure").Single().Attribute("message")!.Value.Should().Be("required of data: found nothing, expected a value");
    }

    [Test]
    public async Task A_dry_run_says_what_it_would_send_and_what_that_costs_and_needs_neither_key_nor_server()
    {
        Environment.SetEnvironmentVariable(Variable, null);

        var (code, output, _) = await CommandLine.RunAsync("verify", "--dry-run", "--operation", Edit);

        code.Should().Be(0);
        output.Should().Contain("POST /v1/images/edits  basic_edit  at least 1 image").And.Contain("Would send 2 requests for at least 2 images");
    }

    [Test]
    public async Task Without_a_key_nothing_is_sent()
    {
        Environment.SetEnvironmentVariable(Variable, null);

        var (code, _, error) = await CommandLine.RunAsync("verify", "--server", "http://127.0.0.1:9/");

        code.Should().Be(2);
        error.Should().Contain("TOKENOPS_API_KEY");
    }
}
