using System.Reflection;
using System.Text.RegularExpressions;

namespace TokenOps.Extensions.Tests.Documentation;

/// <summary>What the repository's documents show.</summary>
internal static partial class Documents
{
    private static readonly string Root = typeof(Documents).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;

    /// <summary>The README of each package, as paths from the repository's root.</summary>
    public static IEnumerable<string> PackageReadmes =>
        Directory.EnumerateFiles(Path.Combine(Root, "src"), "README.md", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Root, f)).Order(StringComparer.Ordinal);

    /// <summary>The programs in C#. A block without usings of its own goes on with the one before it.</summary>
    public static IReadOnlyList<string> Programs(string document)
    {
        var programs = new List<string>();
        foreach (var match in Block.Matches(Read(document)).Cast<Match>())
        {
            var code = match.Groups["code"].Value;
            if (code.TrimStart().StartsWith("using ", StringComparison.Ordinal) || programs.Count == 0)
                programs.Add(code);
            else
                programs[^1] += code;
        }

        return programs;
    }

    /// <summary>The code of the programs that are run as samples, without blanks and line ends.</summary>
    public static string SamplePrograms => string.Concat(Directory.EnumerateFiles(Path.Combine(Root, "tests", "TokenOps.SampleTests", "Programs"), "*.cs").Select(f => WithoutBlanks(File.ReadAllText(f))));

    public static string WithoutBlanks(string code) => string.Concat(code.Where(c => !char.IsWhiteSpace(c)));

    /// <summary>The code in a table that compares two libraries: a list for each row and library.</summary>
    /// <param name="document">The document, as a path from the repository's root.</param>
    /// <param name="index">Which of the document's tables.</param>
    public static IReadOnlyList<(string Row, IReadOnlyList<string> Theirs, IReadOnlyList<string> Ours)> Comparison(string document, int index = 0)
    {
        var lines = Read(document).Split('\n');
        var head = Enumerable.Range(0, lines.Length).Where(i => lines[i].Contains("| OpenAI ", StringComparison.Ordinal)).ElementAt(index);
        var table = lines.Skip(head + 2).TakeWhile(l => l.StartsWith('|'));
        return [.. table.Select(l => l.Split('|')).Select(c => (c[1].Trim(), Spans(c[2]), Spans(c[3])))];
    }

    private static IReadOnlyList<string> Spans(string cell) => [.. Span.Matches(cell).Select(m => m.Groups["code"].Value)];

    private static string Read(string document) => File.ReadAllText(Path.Combine(Root, document));

    [GeneratedRegex("^ *```csharp\n(?<code>.*?)^ *```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block { get; }

    [GeneratedRegex("`(?<code>[^`]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Span { get; }
}
