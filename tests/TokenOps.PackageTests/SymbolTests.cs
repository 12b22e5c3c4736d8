using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace TokenOps.PackageTests;

/// <summary>Who steps into a library sees its source, without a checkout and whatever folder it was built in.</summary>
[Category("Packages")]
public sealed class SymbolTests
{
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    [TestCase("TokenOps.Client", 3)]
    [TestCase("TokenOps.Extensions.DependencyInjection", 3)]
    [TestCase("TokenOps.Extensions.AI", 3)]
    [TestCase("TokenOps.Client.Testing", 1)]
    [TestCase("TokenOps.Cli", 4)]
    // Not of the plug-in, which is in no library.
    public void Every_assembly_has_symbols_of_its_own_with_all_sources(string id, int assemblies)
    {
        using var package = ZipFile.OpenRead(Packed.Bench.Package(id));

        // A tool has its symbols beside it.
        using var symbols = ZipFile.OpenRead(id == "TokenOps.Cli" ? Packed.Bench.Package(id) : Path.ChangeExtension(Packed.Bench.Package(id), ".snupkg"));
        var own = package.Entries.Where(e => e.Name.StartsWith("tokenops", StringComparison.OrdinalIgnoreCase) && e.Name.EndsWith(".dll", StringComparison.Ordinal) && !e.FullName.Contains("engines/", StringComparison.Ordinal)).ToList();

        own.Should().HaveCount(assemblies);
        foreach (var assembly in own)
        {
            using var image = new PEReader(Content(assembly));
            using var pdb = MetadataReaderProvider.FromPortablePdbStream(Content(symbols.GetEntry(Path.ChangeExtension(assembly.FullName, ".pdb"))!));
            var entries = image.ReadDebugDirectory();
            entries.Should().Contain(e => e.Type == DebugDirectoryEntryType.Reproducible, assembly.FullName);
            image.ReadCodeViewDebugDirectoryData(entries.Single(e => e.Type == DebugDirectoryEntryType.CodeView)).Guid
                .Should().Be(new BlobContentId(pdb.GetMetadataReader().DebugMetadataHeader!.Id).Guid, assembly.FullName);
            var documents = Documents(pdb.GetMetadataReader());
            documents.Should().NotBeEmpty().And.OnlyContain(d => d.HasSource && d.Name.StartsWith("/_/", StringComparison.Ordinal), assembly.FullName);
        }
    }

    [Test]
    public void The_generated_source_of_the_client_is_among_them()
    {
        using var symbols = ZipFile.OpenRead(Path.ChangeExtension(Packed.Bench.Package("TokenOps.Client"), ".snupkg"));
        using var pdb = MetadataReaderProvider.FromPortablePdbStream(Content(symbols.GetEntry("lib/net10.0/TokenOps.Client.pdb")!));

        Documents(pdb.GetMetadataReader()).Should().Contain(d => d.HasSource && d.Name.EndsWith("/TokenOps.g.cs", StringComparison.Ordinal));
    }

    private static List<(string Name, bool HasSource)> Documents(MetadataReader reader) =>
        [.. reader.Documents.Select(handle => (
            reader.GetString(reader.GetDocument(handle).Name),
            reader.GetCustomDebugInformation(handle).Any(info => reader.GetGuid(reader.GetCustomDebugInformation(info).Kind) == EmbeddedSource)))];

    private static MemoryStream Content(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var content = new MemoryStream();
        stream.CopyTo(content);
        content.Position = 0;
        return content;
    }
}
