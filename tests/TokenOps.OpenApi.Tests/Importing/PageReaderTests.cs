using System.Linq;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Importing;

namespace TokenOps.OpenApi.Tests.Importing;

public sealed class PageReaderTests
{
    private static readonly string Yaml = Pages.Yaml("GET /v1/notes");

    [TestCase("yaml GET /v1/notes")]
    [TestCase("yaml notes.yaml GET /v1/notes")]
    [TestCase("YAML")]
    [TestCase("yml title=\"API\"")]
    [TestCase("")]
    public void The_word_after_the_fence_may_be_followed_by_anything(string info)
    {
        Pages.Read(Pages.Page(Yaml, info)).Should().ContainSingle().Which.Text.Should().Be(Yaml);
    }

    [Test]
    public void A_JSON_block_is_a_document_too()
    {
        const string json = "{\n  \"openapi\": \"3.1.0\",\n  \"info\": {\"title\": \"T\", \"version\": \"1\"},\n  \"paths\": {\"/v1/notes\": {\"get\": {}}}\n}\n";

        Pages.Read(Pages.Page(json, "json")).Should().ContainSingle().Which.Operations.Should().Equal(new ApiOperation("GET", "/v1/notes"));
    }

    [Test]
    public void Every_block_of_a_page_is_read_and_what_is_no_document_is_passed_over()
    {
        var page = Pages.Page(Yaml) + "```yaml\nmodel: gpt\n```\n```bash\ncurl x # openapi: 1\n```\n" + Pages.Page(Pages.Yaml("POST /v1/notes"));

        Pages.Read(page).Select(d => d.Operations.Single().ToString()).Should().Equal("GET /v1/notes", "POST /v1/notes");
    }

    [Test]
    public void A_block_inside_a_list_or_a_tab_loses_its_indentation()
    {
        var page = $"<Tab>\n    ```yaml\n{Specs.Indent(Yaml, 4)}    ```\n</Tab>\n";

        Pages.Read(page).Should().ContainSingle().Which.Text.Should().Be(Yaml);
    }

    [TestCase("api.yaml")]
    [TestCase("https://example.com/api.yml?raw=1")]
    [TestCase("notes.txt")]
    public void A_document_without_a_page_around_it_is_read(string name)
    {
        Pages.Read(Yaml, name).Should().ContainSingle().Which.Location.Line.Should().Be(1);
    }

    [Test]
    public void A_broken_block_is_a_finding_at_its_line_and_the_others_are_read()
    {
        var diagnostics = new DiagnosticBag();

        var documents = PageReader.Read("```yaml\nopenapi: 3.1.0\ninfo: [\n```\n" + Pages.Page(Yaml), "page.md", diagnostics);

        documents.Should().ContainSingle();
        diagnostics.Items.Should().ContainSingle().Which.Location.Line.Should().BeInRange(3, 4);
    }

    [TestCase("```yaml\nopenapi: 3.1.0\npaths: {}\n", "is not closed")]
    [TestCase("```yaml\nopenapi: 3.1.0\npaths: {}\n```\n", "describes no operation")]
    [TestCase("```yaml\nswagger: '2.0'\npaths: {}\n```\n", "Swagger 2.0")]
    public void What_cannot_be_imported_says_why(string page, string message)
    {
        var diagnostics = new DiagnosticBag();

        PageReader.Read(page, "page.md", diagnostics).Should().BeEmpty();

        diagnostics.Items.Should().ContainSingle().Which.Message.Should().Contain(message);
    }

    [TestCase("````yaml POST /x\nopenapi: 3.1.0\n```\nstill inside\n````\n", "openapi: 3.1.0\n```\nstill inside\n")]
    [TestCase("~~~yml\r\nopenapi: 3.1.0\r\n~~~\r\n", "openapi: 3.1.0\r\n")]
    public void Fences_close_only_with_their_own_kind(string page, string content)
    {
        MarkdownFences.Find(page).Should().ContainSingle().Which.Content.Should().Be(content);
    }
}
