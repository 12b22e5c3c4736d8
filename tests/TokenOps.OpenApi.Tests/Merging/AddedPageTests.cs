using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Tests.Twists;

namespace TokenOps.OpenApi.Tests.Merging;

/// <summary>Adding a page never renames, retypes or removes what the pages before it gave, save where a note says so.</summary>
public sealed class AddedPageTests
{
    private static readonly string[] Exempting = [DiagnosticCodes.Widened, DiagnosticCodes.Separated, DiagnosticCodes.FirstKept, DiagnosticCodes.Renamed];

    [Test]
    public void The_API_of_some_pages_is_contained_in_that_of_more_pages([Range(0, 7)] int block, [Values] bool drifts)
    {
        for (var seed = block * 25; seed < (block + 1) * 25; seed++)
        {
            var random = new RandomPages(seed);
            var pages = random.Shuffled(random.Next(10, drifts));
            var (fewer, more) = (Compile(random.Subset(pages)), Compile(pages));

            Missing(fewer, more).Should().BeEmpty($"of the pages of seed {seed}");
        }
    }

    [Test]
    public void Each_page_that_is_added_leaves_what_was_there([Range(0, 3)] int block)
    {
        for (var seed = block * 10; seed < (block + 1) * 10; seed++)
        {
            var random = new RandomPages(1000 + seed);
            var pages = random.Next(8, drifts: true);
            var steps = Enumerable.Range(1, pages.Count).Select(count => Compile([.. pages.Take(count)])).ToList();

            steps.Zip(steps.Skip(1)).SelectMany(step => Missing(step.First, step.Second)).Should().BeEmpty($"of the pages of seed {seed}");
        }
    }

    [Test]
    public void The_comparison_sees_what_is_lost()
    {
        var pages = new RandomPages(1).Next(4, drifts: false);

        Missing(Compile(pages), Compile([.. pages.Take(2)])).Should().NotBeEmpty();
        LoweredSurface.Of(Compile(pages).Lowered).Should().Contain(line => line.Line.StartsWith("Status.")).And.Contain(line => line.Line.Contains("/v1/"));
    }

    [Test]
    [Category("Slow")]
    public async System.Threading.Tasks.Task The_generated_code_of_some_pages_is_contained_in_that_of_more_pages([Range(0, 2)] int seed)
    {
        var random = new RandomPages(2000 + seed);
        var pages = random.Next(8, drifts: false);
        var (fewer, more) = (Compile(random.Subset(pages)), Compile(pages));

        var (few, many) = (Signatures(await NSwagRunner.GenerateAsync(fewer.Lowered.ToString())), Signatures(await NSwagRunner.GenerateAsync(more.Lowered.ToString())));

        few.Should().NotBeEmpty();
        few.Where(line => !many.Contains(line) && !IsExempt(line, more)).Should().BeEmpty();
    }

    private static SpecCompilation Compile(IReadOnlyList<string> pages)
    {
        // The names of the files sort otherwise than the pages came.
        var compilation = SpecCompiler.Compile([.. pages.Select((page, i) => new KeyValuePair<string, string>($"{(char)('z' - i)}.yaml", page))], []);
        compilation.Diagnostics.Where(d => d.Severity == Severity.Error).Should().BeEmpty();
        return compilation;
    }

    private static IEnumerable<string> Missing(SpecCompilation fewer, SpecCompilation more)
    {
        var there = LoweredSurface.Of(more.Lowered);
        return LoweredSurface.Of(fewer.Lowered).Where(line => !there.Contains(line) && !IsExempt(line.Owner, more)).Select(line => line.Line);
    }

    private static bool IsExempt(string text, SpecCompilation compilation) =>
        compilation.Diagnostics.Any(d => Exempting.Contains(d.Code) && Words(d.Message).Any(word => text.Contains(word, System.StringComparison.OrdinalIgnoreCase)));

    // What a note names stands in quotation marks, as a name or as a path of names.
    private static IEnumerable<string> Words(string message) =>
        message.Split('\'').Where((_, i) => i % 2 == 1).SelectMany(name => name.Split('.', '/', '#', ' ')).Where(word => word.Length > 3 && word is not ("components" or "schemas" or "paths" or "properties"));

    private static HashSet<string> Signatures(string code) =>
        [.. CSharpSyntaxTree.ParseText(code).GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>()
            .Where(type => type.Modifiers.Any(SyntaxKind.PublicKeyword))
            .SelectMany(type => type.Members.Where(member => member.Modifiers.Any(SyntaxKind.PublicKeyword)).Select(member => $"{type.Identifier}: {Signature(member)}").Append($"{type.Keyword} {type.Identifier}"))];

    private static string Signature(MemberDeclarationSyntax member) => (member switch
    {
        MethodDeclarationSyntax method => $"{method.ReturnType} {method.Identifier}{method.TypeParameterList}{method.ParameterList}",
        ConstructorDeclarationSyntax constructor => $"{constructor.Identifier}{constructor.ParameterList}",
        PropertyDeclarationSyntax property => $"{property.Type} {property.Identifier}",
        FieldDeclarationSyntax field => field.Declaration.Type + " " + string.Join(", ", field.Declaration.Variables.Select(v => v.Identifier.Text)),
        _ => member.Kind().ToString(),
    }).ReplaceLineEndings(" ");
}
