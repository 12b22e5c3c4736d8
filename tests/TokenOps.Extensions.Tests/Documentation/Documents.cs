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

    /// <summary>The code in the table that compares two libraries: a list for each row and library.</summary>
    public static IReadOnlyList<(string Row, IReadOnlyList<string> Theirs, IReadOnlyList<string> Ours)> Comparison(string document)
    {
        var table = Read(document).Split('\n').SkipWhile(l => !l.Contains("| OpenAI ", StringComparison.Ordinal)).Skip(2).TakeWhile(l => l.StartsWith('|'));
        return [.. table.Select(l => l.Split('|')).Select(c => (c[1].Trim(), Spans(c[2]), Spans(c[3])))];
    }

    private static IReadOnlyList<string> Spans(string cell) => [.. Span.Matches(cell).Select(m => m.Groups["code"].Value)];

    private static string Read(string document) => File.ReadAllText(Path.Combine(Root, document));

    [GeneratedRegex("^ *```csharp\n(?<code>.*?)^ *```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block { get; }

    [GeneratedRegex("`(?<code>[^`]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Span { get; }
}
