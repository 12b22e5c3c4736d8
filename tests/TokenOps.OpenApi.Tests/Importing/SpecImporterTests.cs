using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Importing;

namespace TokenOps.OpenApi.Tests.Importing;

public sealed class SpecImporterTests
{
    private const string Yaml = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n  /v1/images/edits: {}\n";

    private DirectoryInfo _directory = null!;

    [SetUp]
    public void CreateDirectory() => _directory = Directory.CreateTempSubdirectory("tokenops-import-");

    [TearDown]
    public void DeleteDirectory() => _directory.Delete(recursive: true);

    [Test]
    public async Task The_vendors_page_gives_the_checked_in_document_byte_for_byte()
    {
        var folder = TestContext.CurrentContext.TestDirectory;
        var page = await File.ReadAllTextAsync(Path.Combine(folder, "Importing", "images-edits.md"));

        var import = await SpecImporter.ImportAsync(page, "images-edits.md", _directory.FullName);

        Path.GetFileName(import.File).Should().Be("images-edits.yaml");
        (await File.ReadAllBytesAsync(import.File)).Should().Equal(await File.ReadAllBytesAsync(Path.Combine(folder, "images-edits.yaml")));
    }

    [Test]
    public async Task An_import_of_the_same_page_writes_nothing()
    {
        var first = await SpecImporter.ImportAsync(Page(Yaml), "page", _directory.FullName);
        var second = await SpecImporter.ImportAsync(Page(Yaml), "page", _directory.FullName);

        first.Should().BeEquivalentTo(new { IsNew = true, IsWritten = true });
        second.Should().BeEquivalentTo(new { IsNew = false, IsWritten = false });
    }

    [Test]
    public async Task An_import_says_what_changed()
    {
        await SpecImporter.ImportAsync(Page(Yaml + "components: {schemas: {A: {type: string, enum: [x, y], maxLength: 5}}}\n"), "page", _directory.FullName);

        var import = await SpecImporter.ImportAsync(Page(Yaml + "components: {schemas: {A: {type: string, enum: [y, z], maxLength: 4, description: new}}}\n"), "page", _directory.FullName);

        import.Changes.Select(c => c.ToString()).Should().BeEquivalentTo(
            "- components/schemas/A/enum: \"x\"",
            "+ components/schemas/A/enum: \"z\"",
            "~ components/schemas/A/maxLength: 5 -> 4",
            "+ components/schemas/A/description: \"new\"");
    }

    [TestCase("no block at all", "found none")]
    [TestCase("```json\nopenapi: 3.1.0\n```", "found none")]
    [TestCase("```yaml\nopenapi: 3.1.0\n```\n```yaml\nopenapi: 3.1.0\n```", "found 2 at the lines 1, 4")]
    public async Task A_page_without_exactly_one_block_is_refused(string page, string message)
    {
        var importing = () => SpecImporter.ImportAsync(page, "page.md", _directory.FullName);

        (await importing.Should().ThrowAsync<SpecException>()).Which.Message.Should().Contain(message);
        _directory.GetFiles().Should().BeEmpty();
    }

    [Test]
    public async Task Invalid_YAML_is_refused_with_the_line_of_the_page_and_the_old_document_stays()
    {
        var before = await SpecImporter.ImportAsync(Page(Yaml), "page", _directory.FullName);

        var importing = () => SpecImporter.ImportAsync("# Title\n\n```yaml\nopenapi: 3.1.0\ninfo: [\n```\n", "page.md", _directory.FullName);

        (await importing.Should().ThrowAsync<SpecException>()).Which.Diagnostic.Location.Line.Should().BeInRange(5, 6);
        (await File.ReadAllTextAsync(before.File)).Should().Be(Yaml);
    }

    [TestCase("````yaml POST /x\nopenapi: 3.1.0\n```\nstill inside\n````\n", "openapi: 3.1.0\n```\nstill inside\n")]
    [TestCase("~~~yml\r\nopenapi: 3.1.0\r\n~~~\r\n", "openapi: 3.1.0\r\n")]
    public void Fences_close_only_with_their_own_kind(string page, string content)
    {
        MarkdownFences.Find(page).Should().ContainSingle().Which.Content.Should().Be(content);
    }

    private static string Page(string yaml) => new StringBuilder("# Page\n\n").Append("````yaml POST /v1/images/edits\n").Append(yaml).Append("````\n").ToString();
}
