using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using TokenOps.ChangeReport.Api;

namespace TokenOps.OpenApi.Tests.Reporting;

[TestFixture]
internal sealed class PackagedApiTests
{
    private string _folder = string.Empty;

    [SetUp]
    public void Make_a_folder() => _folder = Directory.CreateTempSubdirectory("tokenops-packages-").FullName;

    [TearDown]
    public void Remove_it() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void A_library_is_read_for_each_target_framework_and_a_tool_is_none()
    {
        var library = ApiSource.Compile(ApiSource.Code);
        Write("One.Two.1.0.0.nupkg", "One.Two", ("lib/net8.0/One.dll", library), ("lib/netstandard2.0/One.dll", library), ("lib/net8.0/One.xml", []));
        Write("Tool.1.0.0.nupkg", "Tool", ("tools/net10.0/any/Tool.dll", library));

        var packages = PackagedApi.ReadAll(_folder);

        packages.Keys.Should().Equal("One.Two");
        packages["One.Two"].Frameworks.Keys.Should().BeEquivalentTo("net8.0", "netstandard2.0");
        packages["One.Two"].Frameworks["net8.0"].Members.Should().ContainKey("T:Api.Client");
    }

    [Test]
    public void A_file_that_is_no_package_is_said()
    {
        Write("None.1.0.0.nupkg", id: null);

        var read = () => PackagedApi.ReadAll(_folder);

        read.Should().Throw<InvalidDataException>().WithMessage("'None.1.0.0.nupkg' is no package: it has no manifest.");
    }

    [Test]
    public void Findings_are_those_about_the_baseline_and_an_accessor_is_its_property()
    {
        File.WriteAllText(Path.Combine(_folder, "One.Two.xml"), """
            <?xml version="1.0" encoding="utf-8"?>
            <Suppressions>
              <Suppression><DiagnosticId>CP0002</DiagnosticId><Target>M:Api.Options.set_Some(System.Boolean)</Target><Left>lib/net8.0/A.dll</Left><Right>lib/net8.0/A.dll</Right><IsBaselineSuppression>true</IsBaselineSuppression></Suppression>
              <Suppression><DiagnosticId>CP0002</DiagnosticId><Target>M:Api.Options.get_set_up</Target><Left>lib/net8.0/A.dll</Left><Right>lib/net10.0/A.dll</Right></Suppression>
            </Suppressions>
            """, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        var findings = CompatibilityFinding.ReadAll(_folder);

        findings["One.Two"].Should().Equal(new CompatibilityFinding("CP0002", "M:Api.Options.set_Some(System.Boolean)", "net8.0"));
        findings["One.Two"].Single().Member.Should().Be("P:Api.Options.Some");
    }

    private void Write(string file, string? id, params (string Path, byte[] Content)[] entries)
    {
        using var package = ZipFile.Open(Path.Combine(_folder, file), ZipArchiveMode.Create);
        if (id is not null)
            entries = [(id + ".nuspec", Encoding.UTF8.GetBytes($"<package xmlns=\"http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd\"><metadata><id>{id}</id><version>1.0.0</version></metadata></package>")), .. entries];
        foreach (var (path, content) in entries)
        {
            using var stream = package.CreateEntry(path).Open();
            stream.Write(content);
        }
    }
}
