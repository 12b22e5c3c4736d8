using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;
using TokenOps.Runtime;

namespace TokenOps;

/// <summary>A text must match a regular expression as JSON Schema reads it (<c>pattern</c>): anywhere in the text unless anchored.</summary>
/// <remarks>A pattern that .NET cannot read, or that takes longer than a second on a text, is left to the server.</remarks>
/// <param name="pattern">The expression in ECMAScript's syntax.</param>
public sealed class MatchesPatternAttribute(string pattern) : SpecConstraintAttribute
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private readonly Lazy<Regex?> _regex = new(() => EcmaPattern.TryCompile(pattern, Limit));

    /// <summary>The expression in ECMAScript's syntax.</summary>
    public string Pattern { get; } = pattern;

    private protected override void Check(object? value, string member, List<ValidationFinding> findings)
    {
        if (value is not string text || _regex.Value is not { } regex)
        {
            return;
        }

        try
        {
            if (!regex.IsMatch(text))
            {
                findings.Add(new ValidationFinding("pattern", member, "a text that does not", "a text that matches " + Pattern));
            }
        }
        catch (RegexMatchTimeoutException)
        {
            // Said in the remarks: not our verdict to give.
        }
    }
}
