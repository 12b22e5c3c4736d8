using Newtonsoft.Json.Linq;

namespace TokenOps.ContractTests.Commands;

[TestFixture]
internal sealed class SpecReportCommandTests
{
    private string _folder = string.Empty;

    private string Before => Path.Combine(_folder, "before");

    private string After => Path.Combine(_folder, "after");

    [SetUp]
    public async Task Write_two_states()
    {
        _folder = Directory.CreateTempSubdirectory("tokenops-report-").FullName;
        var document = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Documents", "images-edits.yaml"));
        foreach (var folder in (string[])[Before, After])
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllTextAsync(Path.Combine(folder, "images-edits.yaml"), document);
        }
    }

    [TearDown]
    public void Remove_them() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task A_breaking_change_without_its_version_fails_and_with_it_does_not()
    {
        await ChangeAsync("maximum: 10\n", "maximum: 4\n");
        string[] arguments = ["spec", "report", "--before", Before, "--after", After, "--from-version", "0.1.0", "--to-version"];

        var without = await CommandLine.RunAsync([.. arguments, "0.1.1"]);
        var with = await CommandLine.RunAsync([.. arguments, "0.2.0"]);

        without.ExitCode.Should().Be(1);
        without.Output.Should().Contain("Verdict: breaking").And.Contain("request, n: limit maximum tightened from 10 to 4");
        without.Error.Should().Contain("deserves version 0.2.0, but the version is 0.1.1");
        with.ExitCode.Should().Be(0, with.Error);
    }

    [Test]
    public async Task An_additive_change_is_said_in_Markdown_and_JSON()
    {
        await ChangeAsync("                - dall-e-2\n", "                - dall-e-2\n                - dall-e-4\n");

        var markdown = await CommandLine.RunAsync("spec", "report", "--before", Before, "--after", After, "--markdown", "--from-version", "0.1.0");
        var json = await CommandLine.RunAsync("spec", "report", "--before", Before, "--after", After, "--json");

        markdown.Output.Should().Contain("## What changes for users: additive").And.Contain("**0.1.1**");
        ((string?)JObject.Parse(json.Output)["changes"]![0]!["what"]).Should().Be("enum member \"dall-e-4\" added");
    }

    [Test]
    public async Task A_folder_that_is_not_there_is_said()
    {
        var (code, _, error) = await CommandLine.RunAsync("spec", "report", "--before", Path.Combine(_folder, "none"), "--after", After);

        code.Should().Be(2);
        error.Should().StartWith("There is no folder");
    }

    private async Task ChangeAsync(string old, string changed)
    {
        var file = Path.Combine(After, "images-edits.yaml");
        var text = await File.ReadAllTextAsync(file);
        text.Should().Contain(old);
        await File.WriteAllTextAsync(file, text.Replace(old, changed, StringComparison.Ordinal));
    }
}
