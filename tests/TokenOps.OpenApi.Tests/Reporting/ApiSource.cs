using System;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TokenOps.ChangeReport.Api;

namespace TokenOps.OpenApi.Tests.Reporting;

/// <summary>Compiles small assemblies.</summary>
internal static class ApiSource
{
    /// <summary>A type of each kind that a client has.</summary>
    public const string Code =
        """
        #nullable enable
        namespace Api
        {
            /// <summary>A request.</summary>
            public sealed class Request
            {
                public string? Prompt { get; set; }
                public int? N { get; set; }
                public string User { get; init; } = "";
            }

            public readonly struct Size
            {
                public Size(string value) => Value = value;
                public string Value { get; }
                public static Size Small { get; } = new("small");
                public static Size Large { get; } = new("large");
            }

            public class Client
            {
                protected Client() { }
                public const int Limit = 10;
                public virtual string Edit(Request request, string? name = null) => request.Prompt + name;
                public void Stop(bool now = false) { }
                public string? Find(string name) => name;
                internal void Hidden() { }
                private protected void Inside() { }
            }

            public class Options
            {
                public bool On { get; set; }
                public override string ToString() => "options";
            }

            public abstract class Source
            {
                public abstract int Read();
            }

            public interface ISavable
            {
                void Save(string path);
            }
        }
        """;

    public static byte[] Compile(string code)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(f => Path.GetFileName(f).StartsWith("System.", StringComparison.Ordinal)).Select(f => MetadataReference.CreateFromFile(f));
        var compilation = CSharpCompilation.Create("Api", [CSharpSyntaxTree.ParseText(code)], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var stream = new MemoryStream();
        compilation.Emit(stream).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Should().BeEmpty();
        return stream.ToArray();
    }

    public static PublicApi Read(string code) => PublicApi.Read(Compile(code));

    /// <summary>The code with one piece of it replaced.</summary>
    public static string With(string old, string now)
    {
        Code.Should().Contain(old);
        return Code.Replace(old, now, StringComparison.Ordinal);
    }
}
