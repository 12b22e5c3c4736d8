using System.Diagnostics;
using Newtonsoft.Json.Linq;

namespace TokenOps.ContractTests.Commands;

/// <summary>What the report compares: documents and pages from anywhere, and what a git revision had.</summary>
[TestFixture]
internal sealed class SpecReportSourcesTests
{
    private const string Document = """
        openapi: 3.1.0
        info: {title: Things, version: '1'}
        paths:
          /things:
            get: {operationId: listThings, responses: {'200': {description: ok, content: {application/xml: {schema: {type: string}}}}}}
        """;

    private string _folder = string.Empty;

    [SetUp]
    public void Make_a_folder() => _folder = Directory.CreateTempSubdirectory("tokenops-report-").FullName;

    [TearDown]
    public void Remove_it() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task A_page_is_compared_with_a_document()
    {
        var page = Write("things.md", $"# Things\n\n```yaml\n{Document}\n```\n");
        var document = Write("things.yaml", Document.Replace("{'200'", "{'404': {description: none}, '200'", StringComparison.Ordinal));

        var (code, output, error) = await CommandLine.RunAsync("spec", "report", page, document);

        code.Should().Be(0, error);
        output.Should().Contain("Verdict: additive").And.Contain("response 404: added");
    }

    [Test]
    public async Task A_file_is_compared_with_what_a_revision_had()
    {
        var document = Write("things.yaml", Document);
        Git("init", "--quiet");
        Git("add", ".");
        Git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "--quiet", "--message", "Add things");
        Write("things.yaml", Document.Replace("get:", "put:", StringComparison.Ordinal));
        var here = Directory.GetCurrentDirectory();
        Directory.SetCurrentDirectory(_folder);
        try
        {
            var (code, output, error) = await CommandLine.RunAsync("spec", "report", "HEAD:things.yaml", document, "--format", "github");

            code.Should().Be(0, error);
            output.Should().Contain("::error").And.Contain("operation removed").And.Contain("things.yaml");
        }
        finally
        {
            Directory.SetCurrentDirectory(here);
        }
    }

    [Test]
    public async Task Programs_read_SARIF_with_the_place_in_the_document()
    {
        var before = Write("before.yaml", Document);
        var after = Write("after.yaml", Document.Replace("/things:", "/items:", StringComparison.Ordinal));

        var (_, output, _) = await CommandLine.RunAsync("spec", "report", before, after, "--format", "sarif");

        var result = JObject.Parse(output).SelectToken("$.runs[0].results[?(@.level == 'error')]")!;
        result["locations"]![0]!["physicalLocation"]!["artifactLocation"]!["uri"]!.ToString().Should().EndWith("before.yaml");
        ((int)result["locations"]![0]!["physicalLocation"]!["region"]!["startLine"]!).Should().BeGreaterThan(1);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private void Git(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", _folder, .. arguments]))!;
        git.WaitForExit();
        git.ExitCode.Should().Be(0);
    }
}
