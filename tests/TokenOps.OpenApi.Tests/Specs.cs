using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Diagnostics;

namespace TokenOps.OpenApi.Tests;

/// <summary>Small documents for tests.</summary>
internal static class Specs
{
    public const string Header = "openapi: 3.1.0\ninfo:\n  title: Test\n  version: 1.0.0\n";

    /// <summary>A document of component schemas only.</summary>
    public static string WithSchemas(string schemas) =>
        Header + "paths: {}\ncomponents:\n  schemas:\n" + Indent(schemas, 4);

    public static SpecCompilation Compile(string document, params string[] overlays) =>
        SpecCompiler.Compile(
            [new("a.yaml", document)],
            [.. overlays.Select((o, i) => new System.Collections.Generic.KeyValuePair<string, string>($"overlays/{i}.yaml", o))]);

    public static SpecCompilation CompileAll(params string[] documents) =>
        SpecCompiler.Compile([.. documents.Select((d, i) => new System.Collections.Generic.KeyValuePair<string, string>($"{(char)('a' + i)}.yaml", d))], []);

    public static string Overlay(string actions, string? extends = null) =>
        "overlay: 1.0.0\ninfo:\n  title: Test\n  version: 1.0.0\n" + (extends is null ? string.Empty : $"extends: {extends}\n") + "actions:\n" + Indent(actions, 2);

    /// <summary>The lowered schema of a C# type.</summary>
    public static JObject Type(this SpecCompilation compilation, string name)
    {
        compilation.Errors.Should().BeEmpty();
        return (JObject)compilation.Lowered["components"]!["schemas"]![name]!;
    }

    /// <summary>The one error of a compilation that fails.</summary>
    public static Diagnostic Single(this SpecCompilation compilation)
    {
        compilation.Errors.Should().ContainSingle();
        return compilation.Errors.Single();
    }

    public static string Indent(string text, int by) =>
        string.Concat(text.TrimEnd().Split('\n').Select(l => new string(' ', by) + l + "\n"));
}
