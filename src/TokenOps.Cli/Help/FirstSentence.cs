using System.Text.RegularExpressions;

namespace TokenOps.Cli.Help;

/// <summary>The beginning of a description: vendors write paragraphs, of which a list of options has room for a sentence.</summary>
internal static partial class FirstSentence
{
    /// <summary>The first sentence of a text in English or Chinese, in one line and without the full stop.</summary>
    public static string Of(string? text)
    {
        var line = Blanks().Replace(text ?? string.Empty, " ").Trim();
        return End().Match(line) is { Success: true } end ? line[..end.Index] : line.TrimEnd('.', '。');
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks();

    // A full stop after "e.g" or within "1.5" ends nothing.
    [GeneratedRegex(@"(?<!\be\.g|\bi\.e|\betc|\bvs)\.(?=\s)|[。！？]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex End();
}
