using System.IO;
using System.Linq;
using System.Threading.Tasks;
using TokenOps.OpenApi.Importing;

namespace TokenOps.OpenApi.Tests.Importing;

public sealed class SpecImporterTests
{
    private const string Schema = "components: {schemas: {A: {type: string, enum: [x, y], maxLength: 5}}}\n";

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

        var import = (await SpecImporter.ImportAsync(Pages.Read(page), _directory.FullName)).Single();

        Path.GetFileName(import.File).Should().Be("images-edits.yaml");
        (await File.ReadAllBytesAsync(import.File)).Should().Equal(await File.ReadAllBytesAsync(Path.Combine(folder, "images-edits.yaml")));
    }

    [Test]
    public async Task An_import_of_the_same_page_writes_nothing()
    {
        (await ImportAsync(Pages.Document("POST /v1/a"))).Outcome.Should().Be(ImportOutcome.Added);
        (await ImportAsync(Pages.Document("POST /v1/a"))).Outcome.Should().Be(ImportOutcome.Unchanged);
    }

    [Test]
    public async Task An_import_says_what_changed()
    {
        await ImportAsync(Pages.Document("POST /v1/a", Schema));

        var import = await ImportAsync(Pages.Document("POST /v1/a", "components: {schemas: {A: {type: string, enum: [y, z], maxLength: 4, description: new}}}\n"));

        import.Changes.Select(c => c.ToString()).Should().BeEquivalentTo(
            "- components/schemas/A/enum: \"x\"",
            "+ components/schemas/A/enum: \"z\"",
            "~ components/schemas/A/maxLength: 5 -> 4",
            "+ components/schemas/A/description: \"new\"");
    }

    [Test]
    public async Task Two_operations_of_one_path_are_two_files()
    {
        var imports = await SpecImporter.ImportAsync([Pages.Document("POST /v1/files"), Pages.Document("GET /v1/files")], _directory.FullName);

        imports.Should().OnlyContain(i => i.Outcome == ImportOutcome.Added);
        Names().Should().Equal("files.get.yaml", "files.yaml");
    }

    [Test]
    public async Task A_file_is_recognised_by_what_it_describes_and_keeps_its_name()
    {
        await File.WriteAllTextAsync(Path.Combine(_directory.FullName, "mine.yaml"), Pages.Yaml("POST /v1/a"));

        var import = await ImportAsync(Pages.Document("POST /v1/a", Schema));

        import.Outcome.Should().Be(ImportOutcome.Updated);
        Names().Should().Equal("mine.yaml");
    }

    [Test]
    public async Task A_file_that_describes_something_else_is_never_overwritten()
    {
        await File.WriteAllTextAsync(Path.Combine(_directory.FullName, "a.yaml"), Pages.Yaml("GET /v1/other"));

        await ImportAsync(Pages.Document("POST /v1/a"));

        Names().Should().HaveCount(2).And.Contain(name => name.StartsWith("a-"));
        (await File.ReadAllTextAsync(Path.Combine(_directory.FullName, "a.yaml"))).Should().Be(Pages.Yaml("GET /v1/other"));
    }

    [Test]
    public async Task A_file_of_the_same_name_that_is_broken_is_replaced()
    {
        await File.WriteAllTextAsync(Path.Combine(_directory.FullName, "a.yaml"), "openapi: [");

        (await ImportAsync(Pages.Document("POST /v1/a"))).Outcome.Should().Be(ImportOutcome.Updated);

        Names().Should().Equal("a.yaml");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Of_a_page_in_two_languages_the_one_in_the_language_of_the_folder_is_taken(bool isChineseFirst)
    {
        var english = Pages.Document("POST /v1/a", Described("The size of the picture", 5), "en/a.md");
        var chinese = Pages.Document("POST /v1/a", Described("图片的大小", 5), "zh/a.md");
        await ImportAsync(Pages.Document("POST /v1/a", Described("图片大小", 4), "zh/a.md"));

        var imports = await SpecImporter.ImportAsync(isChineseFirst ? [chinese, english] : [english, chinese], _directory.FullName);

        imports.Select(i => (i.Document, i.Outcome)).Should().BeEquivalentTo([(chinese, ImportOutcome.Updated), (english, ImportOutcome.Kept)]);
        (await File.ReadAllTextAsync(Path.Combine(_directory.FullName, Names().Single()))).Should().Be(chinese.Text);
    }

    [Test]
    public async Task The_same_in_another_language_alone_is_kept_out_but_not_what_says_more()
    {
        await ImportAsync(Pages.Document("POST /v1/a", Described("图片大小", 4)));

        (await ImportAsync(Pages.Document("POST /v1/a", Described("The size of the picture", 4)))).Outcome.Should().Be(ImportOutcome.Kept);
        (await ImportAsync(Pages.Document("POST /v1/a", Described("The size of the picture", 5)))).Outcome.Should().Be(ImportOutcome.Updated);
    }

    [Test]
    public async Task A_page_does_not_take_the_place_of_a_whole_document_nor_the_other_way_round()
    {
        await ImportAsync(Pages.Document("POST /v1/a, GET /v1/b, GET /v1/c", page: "api.yaml"));

        (await ImportAsync(Pages.Document("GET /v1/b", Schema))).Outcome.Should().Be(ImportOutcome.Kept);
        (await ImportAsync(Pages.Document("POST /v1/a, GET /v1/b", Schema, "api.yaml"))).Outcome.Should().Be(ImportOutcome.Updated);
        await ImportAsync(Pages.Document("GET /v1/d"));
        var whole = await ImportAsync(Pages.Document("GET /v1/d, GET /v1/e", page: "more.yaml"));

        whole.Should().BeEquivalentTo(new { Outcome = ImportOutcome.Added, Remark = "also described by d.get.yaml: GET /v1/d" });
        Names().Should().Equal("api.yaml", "d.get.yaml", "more.yaml");
    }

    [Test]
    public async Task The_order_of_the_documents_is_recorded()
    {
        await ImportAsync(Pages.Document("POST /v1/b"));
        await ImportAsync(Pages.Document("POST /v1/a"));
        await ImportAsync(Pages.Document("POST /v1/b", Schema));

        DocumentOrder.Read(_directory.FullName).Should().Equal("b.yaml", "a.yaml");
    }

    [Test]
    public async Task What_the_folder_does_not_describe_can_be_left_out()
    {
        await ImportAsync(Pages.Document("POST /v1/a"));

        var imports = await SpecImporter.ImportAsync([Pages.Document("POST /v1/b"), Pages.Document("POST /v1/a", Schema)], _directory.FullName, onlyKnown: true);

        imports.Should().ContainSingle().Which.Outcome.Should().Be(ImportOutcome.Updated);
        Names().Should().Equal("a.yaml");
    }

    private static string Described(string text, int limit) => $"components: {{schemas: {{A: {{type: string, maxLength: {limit}, description: {text}}}}}}}\n";

    private async Task<SpecImport> ImportAsync(ImportedDocument document) => (await SpecImporter.ImportAsync([document], _directory.FullName)).Single();

    private string[] Names() => [.. _directory.GetFiles("*.yaml").Select(f => f.Name).Order(System.StringComparer.Ordinal)];
}
