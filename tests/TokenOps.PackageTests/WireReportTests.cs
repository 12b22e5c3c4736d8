using System.IO.Compression;
using System.Text;
using TokenOps.ChangeReport.Wire;
using TokenOps.OpenApi.Reporting;
using TokenOps.Stubs;

namespace TokenOps.PackageTests;

/// <summary>What two packed clients send and accept is compared by calling both.</summary>
[Category("Packages")]
public sealed class WireReportTests
{
    private string _folder = string.Empty;

    [OneTimeSetUp]
    public void Copy_the_package()
    {
        _folder = Directory.CreateDirectory(Path.Combine(Packed.Bench.Root, "wire")).FullName;
        File.Copy(Packed.Bench.Package("TokenOps.Client"), Path.Combine(_folder, Path.GetFileName(Packed.Bench.Package("TokenOps.Client"))));
    }

    [Test]
    public async Task A_client_compared_with_a_copy_of_itself_shows_no_difference()
    {
        var report = await WireReport.BetweenAsync(ApiDocument.Load(), PackagedClient.Load(Packed.Bench.Feed)!, PackagedClient.Load(_folder)!);

        report.Calls.Should().BePositive();
        report.Rows.Should().BeEmpty();
    }

    [Test]
    public async Task A_client_that_asks_for_another_media_type_is_reported_as_breaking()
    {
        var changed = Directory.CreateDirectory(Path.Combine(_folder, "changed")).FullName;
        File.Copy(Packed.Bench.Package("TokenOps.Client"), Path.Combine(changed, Path.GetFileName(Packed.Bench.Package("TokenOps.Client"))));
        Replace(Directory.GetFiles(changed)[0], "application/json", "application/jsoX");

        var report = await WireReport.BetweenAsync(ApiDocument.Load(), PackagedClient.Load(Packed.Bench.Feed)!, PackagedClient.Load(changed)!);

        report.Verdict.Should().Be(ReportVerdict.Breaking);
        report.Rows.Should().Contain(r => r.Element == "header Accept" && r.What.Contains("jsoX", StringComparison.Ordinal));
    }

    // Literals stand in an assembly as UTF-16.
    private static void Replace(string file, string literal, string other)
    {
        using var package = ZipFile.Open(file, ZipArchiveMode.Update);
        foreach (var library in package.Entries.Where(e => e.FullName.EndsWith(".dll", StringComparison.Ordinal)))
        {
            var bytes = new byte[library.Length];
            using var stream = library.Open();
            stream.ReadExactly(bytes);
            var (from, to) = (Encoding.Unicode.GetBytes(literal), Encoding.Unicode.GetBytes(other));
            for (var at = bytes.AsSpan().IndexOf(from); at >= 0; at = bytes.AsSpan().IndexOf(from))
                to.CopyTo(bytes, at);
            stream.Position = 0;
            stream.Write(bytes);
        }
    }
}
