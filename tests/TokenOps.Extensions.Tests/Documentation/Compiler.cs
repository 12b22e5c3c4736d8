using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TokenOps.Extensions.Tests.Documentation;

/// <summary>Compiles what documents show, against everything that these tests run with.</summary>
internal static class Compiler
{
    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http;
        global using System.Threading; global using System.Threading.Tasks; global using Microsoft.AspNetCore.Builder; global using Microsoft.AspNetCore.Http;
        global using Microsoft.Extensions.Configuration; global using Microsoft.Extensions.DependencyInjection; global using Microsoft.Extensions.Hosting;
        """;

    private static readonly CSharpParseOptions Language = new(LanguageVersion.CSharp12);

    private static readonly IReadOnlyList<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(p => MetadataReference.CreateFromFile(p))];

    /// <summary>The warnings and errors that a project in the style of the SDK's templates would get.</summary>
    /// <param name="program">A program of top-level statements.</param>
    /// <param name="accepted">Diagnostics that the reader of the document is told to accept.</param>
    public static IEnumerable<Diagnostic> Problems(string program, params string[] accepted)
    {
        var compilation = CSharpCompilation.Create(
            "Document",
            [CSharpSyntaxTree.ParseText(program, Language), CSharpSyntaxTree.ParseText(ImplicitUsings, Language)],
            References,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        return compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning && d.Id is not ("CS1701" or "CS1702") && !accepted.Contains(d.Id));
    }
}
