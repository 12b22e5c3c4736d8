using System.IO.Compression;
using System.Xml.Linq;

namespace TokenOps.PackageTests;

/// <summary>What lies in the packages, and what does not.</summary>
[Category("Packages")]
public sealed class ContentTests
{
    private static XElement Metadata(string id)
    {
        using var package = ZipFile.OpenRead(Packed.Bench.Package(id));
        using var nuspec = package.GetEntry(id + ".nuspec")!.Open();
        return XDocument.Load(nuspec).Root!.Elements().First();
    }

    private static List<string> Files(string id, string extension = ".nupkg")
    {
        using var package = ZipFile.OpenRead(Path.ChangeExtension(Packed.Bench.Package(id), extension));
        return package.Entries.Select(e => e.FullName).ToList();
    }

    private static string? Value(XElement metadata, string name) => metadata.Elements().SingleOrDefault(e => e.Name.LocalName == name)?.Value;

    [TestCase("TokenOps.Client")]
    [TestCase("TokenOps.Extensions.DependencyInjection")]
    [TestCase("TokenOps.Extensions.AI")]
    [TestCase("TokenOps.Client.Testing")]
    [TestCase("TokenOps.Cli")]
    public void Each_introduces_itself(string id)
    {
        var metadata = Metadata(id);

        (Value(metadata, "license"), Value(metadata, "icon"), Value(metadata, "readme")).Should().Be(("MIT", "icon.png", "README.md"));
        Value(metadata, "tags").Should().Contain("tokenops");
        Value(metadata, "description").Should().NotBeNullOrEmpty().And.NotBe("Package Description");
        Files(id).Should().Contain(["icon.png", "README.md"]);
        Files(id).Should().Contain(f => f.EndsWith(".xml", StringComparison.Ordinal) && f.Contains("TokenOps", StringComparison.OrdinalIgnoreCase));
    }

    [TestCase("TokenOps.Client", "Newtonsoft.Json", "Polly.Core", "Microsoft.Extensions.Logging.Abstractions")]
    [TestCase("TokenOps.Extensions.DependencyInjection", "TokenOps.Client", "Microsoft.Extensions.Http", "Microsoft.Extensions.Options.ConfigurationExtensions")]
    [TestCase("TokenOps.Extensions.AI", "TokenOps.Client", "Microsoft.Extensions.AI.Abstractions")]
    public void A_library_needs_what_it_needs_and_nothing_else(string id, params string[] needed)
    {
        var groups = Metadata(id).Descendants().Where(e => e.Name.LocalName == "group")
            .ToDictionary(g => (string)g.Attribute("targetFramework")!, g => g.Elements().Select(d => (string)d.Attribute("id")!).ToList());

        groups.Keys.Should().BeEquivalentTo(".NETStandard2.0", "net8.0", "net10.0");
        groups["net10.0"].Should().BeEquivalentTo(needed);
        groups.Values.SelectMany(d => d).Except(needed).Where(d => !d.StartsWith("System.", StringComparison.Ordinal) && !d.StartsWith("Microsoft.Bcl.", StringComparison.Ordinal))
            .Should().BeEmpty("all that older platforms need besides is what newer ones bring along");
    }

    [TestCase("TokenOps.Client")]
    [TestCase("TokenOps.Extensions.DependencyInjection")]
    [TestCase("TokenOps.Extensions.AI")]
    public void Nothing_of_the_build_reaches_who_installs_a_library(string id) =>
        Files(id).Should().OnlyContain(f => f.StartsWith("lib/", StringComparison.Ordinal) || f.StartsWith("_rels/", StringComparison.Ordinal) || f.StartsWith("package/", StringComparison.Ordinal)
            || f == "README.md" || f == "icon.png" || f == id + ".nuspec" || f == "[Content_Types].xml");

    [TestCase("TokenOps.Client", ".nupkg")]
    [TestCase("TokenOps.Client", ".snupkg")]
    [TestCase("TokenOps.Client.Testing", ".nupkg")]
    [TestCase("TokenOps.Cli", ".nupkg")]
    public async Task No_file_names_the_folder_that_it_was_built_in(string id, string extension)
    {
        var folder = System.Text.Encoding.UTF8.GetBytes(Build.RepositoryRoot);
        using var package = ZipFile.OpenRead(Path.ChangeExtension(Packed.Bench.Package(id), extension));

        foreach (var entry in package.Entries)
        {
            using var content = new MemoryStream();
            await using var stream = await entry.OpenAsync();
            await stream.CopyToAsync(content);
            content.ToArray().AsSpan().IndexOf(folder).Should().Be(-1, entry.FullName);
        }
    }
}
