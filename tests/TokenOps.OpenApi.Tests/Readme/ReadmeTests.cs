using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TokenOps.OpenApi.Importing;
using TokenOps.OpenApi.Tests.Twists;

namespace TokenOps.OpenApi.Tests.Readme;

/// <summary>What README says must be true of the code that stands beside it.</summary>
public sealed class ReadmeTests
{
    private const string ConsoleUsings = "global using System; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks; global using System.Collections.Generic;";

    private static readonly string[] Files = ["README.md", "README.zh-CN.md"];

    public static IEnumerable<TestCaseData> Blocks() =>
        from file in Files
        from block in MarkdownFences.Find(Read(file))
        where block.Info == "csharp"
        select new TestCaseData(block.Content).SetArgDisplayNames($"{file} line {block.Line}");

    [TestCaseSource(nameof(Blocks))]
    public void Every_block_of_CSharp_compiles_in_a_console_project(string code)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp12);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(p => MetadataReference.CreateFromFile(p));
        var compilation = CSharpCompilation.Create(
            "Readme",
            [CSharpSyntaxTree.ParseText(code, options), CSharpSyntaxTree.ParseText(ConsoleUsings, options)],
            references,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));

        compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning && d.Id is not ("CS1701" or "CS1702")).Should().BeEmpty();
    }

    [TestCaseSource(nameof(Files))]
    public void The_first_example_has_ten_lines(string file)
    {
        var first = MarkdownFences.Find(Read(file)).First(b => b.Info == "csharp");

        first.Content.Split('\n').Count(l => l.Trim().Length > 0).Should().Be(10);
    }

    [TestCaseSource(nameof(Files))]
    public void Every_file_and_folder_that_it_names_exists(string file)
    {
        var names = System.Text.RegularExpressions.Regex.Matches(Read(file), "`(?<name>(src|tests|eng|openapi)/[A-Za-z0-9_./-]+)`", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            .Select(m => m.Groups["name"].Value)
            .Where(n => !n.Contains("/obj/", StringComparison.Ordinal) && !n.Contains('(', StringComparison.Ordinal));

        names.Where(n => !Path.Exists(Path.Combine(NSwagRunner.RepositoryRoot, n))).Should().BeEmpty();
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(NSwagRunner.RepositoryRoot, file));
}
