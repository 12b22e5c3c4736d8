using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using TokenOps.OpenApi.Importing;

namespace TokenOps.OpenApi.Tests.Importing;

public sealed class ImportSourcesTests
{
    private readonly Dictionary<string, string> _site = new(StringComparer.Ordinal);
    private DirectoryInfo _directory = null!;
    private ImportSources _sources = null!;

    [SetUp]
    public void CreateDirectory()
    {
        _directory = Directory.CreateTempSubdirectory("tokenops-sources-");
        _site.Clear();
        _sources = new ImportSources((address, _) => Task.FromResult(_site.GetValueOrDefault(address.ToString())));
    }

    [TearDown]
    public void DeleteDirectory() => _directory.Delete(recursive: true);

    [Test]
    public async Task A_folder_gives_the_pages_and_documents_in_it_and_below()
    {
        Write("b.md", Pages.Page(Pages.Yaml("GET /v1/b")));
        Write("deep/a.mdx", Pages.Page(Pages.Yaml("GET /v1/a")));
        Write("c.yaml", Pages.Yaml("GET /v1/c"));
        Write("guide.md", "# Words");
        Write("photo.png", "openapi: 3.1.0");

        await _sources.AddAsync(_directory.FullName);

        _sources.Documents.Select(d => d.FileName).Should().Equal("b.get.yaml", "c.get.yaml", "a.get.yaml");
        _sources.Prose.Should().ContainSingle().Which.Should().EndWith("guide.md");
    }

    [Test]
    public async Task An_index_gives_every_page_that_it_links_to()
    {
        _site["https://docs.example.com/llms.txt"] = "# Docs\n- [A](https://docs.example.com/api/a.md): words\n- [B](/api/b.md)\n- [C](https://elsewhere.example.com/c.md)\n- [Dead](/dead.md)\n";
        _site["https://docs.example.com/api/a.md"] = Pages.Page(Pages.Yaml("GET /v1/a"));
        _site["https://docs.example.com/api/b.md"] = "# Words";

        await _sources.AddAsync("https://docs.example.com/llms.txt");

        _sources.Documents.Should().ContainSingle().Which.Location.File.Should().Be("https://docs.example.com/api/a.md");
        _sources.Unread.Should().Equal("https://docs.example.com/dead.md");
    }

    [Test]
    public async Task An_index_in_a_file_links_to_pages_beside_it_and_to_its_server()
    {
        Write("llms.txt", "- [A](api/a.md)\n- [B](https://docs.example.com/b.md)\n- [C](https://elsewhere.example.com/c.md)\n");
        Write("api/a.md", Pages.Page(Pages.Yaml("GET /v1/a")));
        _site["https://docs.example.com/b.md"] = Pages.Page(Pages.Yaml("GET /v1/b"));
        _site["https://elsewhere.example.com/c.md"] = Pages.Page(Pages.Yaml("GET /v1/c"));

        await _sources.AddAsync(Path.Combine(_directory.FullName, "llms.txt"));

        _sources.Documents.Select(d => d.FileName).Should().Equal("a.get.yaml", "b.get.yaml");
    }

    [Test]
    public async Task A_file_of_several_pages_gives_them_all()
    {
        Write("llms-full.txt", Pages.Page(Pages.Yaml("GET /v1/a")) + "- [B](b.md)\n" + Pages.Page(Pages.Yaml("GET /v1/b")));

        await _sources.AddAsync(Path.Combine(_directory.FullName, "llms-full.txt"));

        _sources.Documents.Should().HaveCount(2);
        _sources.Read.Should().Be(1);
    }

    [Test]
    public async Task What_is_not_there_is_refused()
    {
        var adding = () => _sources.AddAsync(Path.Combine(_directory.FullName, "nowhere.md"));

        await adding.Should().ThrowAsync<FileNotFoundException>().WithMessage("*nowhere.md*");
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_directory.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
