using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace TokenOps.ChangeReport;

/// <summary>Takes the errors out of a build's output.</summary>
internal static partial class CompilerErrors
{
    private const int Shown = 10;

    /// <summary>The first errors, each once, without the folders that they are in; all of a short output that names none.</summary>
    public static string Of(string log)
    {
        var lines = log.ReplaceLineEndings("\n").Split('\n');
        var errors = lines.Where(l => Error.IsMatch(l)).Select(Bare).Distinct(StringComparer.Ordinal).ToList();
        return errors.Count switch
        {
            0 => string.Join('\n', lines.TakeLast(Shown)),
            <= Shown => string.Join('\n', errors),
            _ => $"{string.Join('\n', errors.Take(Shown))}\n… and {errors.Count - Shown} more",
        };
    }

    [GeneratedRegex(@"(^|[:\s])error\s", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Error { get; }

    [GeneratedRegex(@"^.*[\\/](?=[^\\/]+\(\d)|\s\[[^\]]*\]\s*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Folders { get; }

    private static string Bare(string line) => Folders.Replace(line, string.Empty).Trim();
}
