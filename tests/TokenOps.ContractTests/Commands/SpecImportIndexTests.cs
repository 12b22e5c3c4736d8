using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TokenOps.ContractTests.Commands;

/// <summary>Imports from a site of a few pages on the loopback interface.</summary>
[TestFixture]
internal sealed class SpecImportIndexTests
{
    private const string Document = "openapi: 3.1.0\ninfo:\n  title: Notes\n  version: 1.0.0\npaths:\n  /v1/notes:\n    get:\n      operationId: getNotes\n      responses:\n        '204':\n          description: NOTE\n";

    private readonly Dictionary<string, string> _pages = new(StringComparer.Ordinal);
    private WebApplication _site = null!;
    private string _folder = string.Empty;

    private string Address => _site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    [SetUp]
    public async Task Publish()
    {
        _folder = Directory.CreateTempSubdirectory("tokenops-index-").FullName;
        _pages.Clear();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _site = builder.Build();
        _site.Urls.Add("http://127.0.0.1:0");
        _site.Run(context =>
        {
            context.Response.StatusCode = _pages.TryGetValue(context.Request.Path, out var page) ? 200 : 404;
            return context.Response.WriteAsync(page ?? "gone", context.RequestAborted);
        });
        await _site.StartAsync();
        _pages["/llms.txt"] = $"# Docs\n\n- [Guide]({Address}/guide.md): words\n- [Notes]({Address}/api/notes.md?v=1#top)\n- [Other](/api/other.md)\n- [Elsewhere](https://example.com/api/notes.md)\n- [Dead]({Address}/dead.md)\n- [Site]({Address}/)\n";
        _pages["/guide.md"] = "# Words only\n";
        _pages["/api/notes.md"] = Page(Document);
        _pages["/api/other.md"] = Page(Document.Replace("/v1/notes", "/v1/other", StringComparison.Ordinal));
    }

    [TearDown]
    public async Task Close()
    {
        await _site.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task The_page_that_describes_what_is_there_is_imported_and_no_other()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "notes.yaml"), Document.Replace("NOTE", "OLD", StringComparison.Ordinal));

        var (code, output, error) = await ImportAsync();

        code.Should().Be(0, output + error);
        output.Should().Contain("Updated").And.Contain("Not read: " + Address + "/dead.md");
        (await File.ReadAllTextAsync(Path.Combine(_folder, "notes.yaml"))).Should().Be(Document);
        Directory.GetFiles(_folder).Should().ContainSingle();
    }

    [Test]
    public async Task A_document_without_a_page_any_longer_is_said()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "notes.yaml"), Document);
        _pages.Remove("/api/notes.md");

        var (code, output, _) = await ImportAsync();

        code.Should().Be(1);
        output.Should().Contain("notes.yaml: none of the 3 pages describes it any longer.");
    }

    [Test]
    public async Task Of_two_pages_with_one_document_the_first_counts()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "notes.yaml"), Document);
        _pages["/api/other.md"] = Page(Document.Replace("NOTE", "SECOND", StringComparison.Ordinal));

        var (code, output, _) = await ImportAsync();

        code.Should().Be(0);
        output.Should().Contain("is up to date").And.Contain("Kept").And.Contain("/api/other.md");
    }

    [Test]
    public async Task Without_the_option_every_page_is_imported()
    {
        var (code, output, error) = await CommandLine.RunAsync("spec", "import", Address + "/llms.txt", "--directory", _folder);

        code.Should().Be(0, output + error);
        Directory.GetFiles(_folder, "*.yaml").Select(file => Path.GetFileName(file)).Should().BeEquivalentTo("notes.get.yaml", "other.get.yaml");
        output.Should().Contain("GET /v1/notes").And.Contain("2 new").And.Contain("2 without a document");
    }

    [TestCase("llms.txt", 2)]
    [TestCase("http://example.com/llms.txt", 2)]
    public async Task What_is_no_safe_address_is_refused(string index, int exitCode)
    {
        var (code, _, error) = await CommandLine.RunAsync("spec", "import", index, "--directory", _folder);

        code.Should().Be(exitCode);
        error.Should().NotBeEmpty();
    }

    private Task<(int ExitCode, string Output, string Error)> ImportAsync() => CommandLine.RunAsync("spec", "import", "--only-known", Address + "/llms.txt", "--directory", _folder);

    private static string Page(string document) => $"# A page\n\n````yaml POST /v1\n{document}````\n";
}
