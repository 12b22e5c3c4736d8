using System.Reflection;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using TokenOps.Stubs;
using TokenOps.Stubs.Contracts;

namespace TokenOps.ContractTests.Spec;

/// <summary>
/// The document is the only place where fields and enum members are listed: a handwritten list would go out of date with
/// the next page of the vendor. The rules that exist only in the vendor's prose may name what they speak of.
/// </summary>
/// <remarks>
/// A list is three or more different names, of two letters or more, in the text literals of one file. A literal counts
/// when it is a name or consists of nothing but names, so that words in sentences for people do not. Names that are plain words, such
/// as <c>type</c> or <c>text</c>, are also words of HTTP, JSON Schema and English, and do not count.
/// </remarks>
[TestFixture]
internal sealed partial class HandwrittenListTests
{
    private const int ShortestList = 3;

    private static readonly string Sources = Path.Combine(
        typeof(HandwrittenListTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!, "src");

    private static readonly string Prose = Path.Combine("TokenOps.Client", "Images", "Edits") + Path.DirectorySeparatorChar;

    private static readonly HashSet<string> Names = NamesOf(ApiDocument.Load());

    [Test]
    public void No_handwritten_file_lists_fields_or_enum_members()
    {
        var files = Files().Where(static f => !f.StartsWith(Prose, StringComparison.Ordinal)).ToArray();

        files.Should().HaveCountGreaterThan(100);
        files.Select(static f => (File: f, Names: NamesIn(File.ReadAllText(Path.Combine(Sources, f)))))
            .Where(static f => f.Names.Count >= ShortestList)
            .Should().BeEmpty();
    }

    [Test]
    public void The_names_are_those_of_the_document()
    {
        Names.Should().Contain(["output_compression", "gpt-image-1", "1024x1536", "b64_json"]).And.NotContain(["n", "image"]);
    }

    [Test]
    public void A_list_would_be_noticed()
    {
        NamesIn("""var fields = new[] { "image", "partial_images", "output_format", "input_fidelity" };""").Should().HaveCount(ShortestList);
        NamesIn("""var sizes = "1024x1024, 1536x1024|1024x1536";""").Should().HaveCount(ShortestList);
        NamesIn("""Say("the size of the image and its quality"); // "image" "mask" "model" """).Should().BeEmpty();
        Files().Where(static f => f.StartsWith(Prose, StringComparison.Ordinal)).SelectMany(static f => NamesIn(File.ReadAllText(Path.Combine(Sources, f))))
            .Distinct(StringComparer.Ordinal).Should().HaveCountGreaterThan(ShortestList);
    }

    private static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Sources, "*.cs", SearchOption.AllDirectories)
            .Select(static f => Path.GetRelativePath(Sources, f))
            .Where(static f => !f.Split(Path.DirectorySeparatorChar).Any(static part => part is "bin" or "obj"));

    private static HashSet<string> NamesIn(string source) =>
        Literal().Matches(Comment().Replace(source, string.Empty))
            .Select(static m => m.Groups["text"].Value.Split([',', ';', '|', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Where(static words => words.All(Names.Contains))
            .SelectMany(static words => words)
            .ToHashSet(StringComparer.Ordinal);

    private static HashSet<string> NamesOf(JObject document)
    {
        var resolver = new SchemaResolver(document);
        return document.SelectTokens("$.paths.*.*.requestBody.content.*.schema")
            .Select(schema => resolver.Resolve(schema).Schema["properties"] as JObject ?? [])
            .SelectMany(static p => p.Properties().Select(static f => f.Name).Concat(p.SelectTokens("$..enum[*]").Where(static e => e.Type == JTokenType.String).Select(static e => e.Value<string>()!)))
            .Where(static name => name.Length > 1 && name.Any(static c => c is '_' or '-' || char.IsAsciiDigit(c)))
            .ToHashSet(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"^\s*//.*$|(?<=[;{})\s])//\s.*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comment();

    [GeneratedRegex("""
        "(?<text>([^"\\\r\n]|\\.)*)"
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Literal();
}
