namespace TokenOps.Extensions.Tests.Documentation;

/// <summary>The README that lies in each package.</summary>
public sealed class PackageReadmeTests
{
    public static IEnumerable<TestCaseData> Programs() =>
        from document in Documents.PackageReadmes
        from program in Documents.Programs(document).Select((code, index) => (Code: code, Number: index + 1))
        select new TestCaseData(document, program.Code).SetArgDisplayNames(document, $"program {program.Number}");

    [TestCaseSource(nameof(Programs))]
    public void Every_program_compiles(string document, string program)
    {
        // The README of Extensions.AI says so.
        string[] accepted = document.Contains("Extensions.AI", StringComparison.Ordinal) ? ["MEAI001"] : [];

        Compiler.Problems(program, accepted).Should().BeEmpty();
    }

    [Test]
    public void The_documents_of_all_libraries_show_programs() =>
        Programs().Select(p => (string)p.Arguments[0]!).Distinct().Should().HaveCount(4, "the client, both extensions and the stubs are libraries");
}
