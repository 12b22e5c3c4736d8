using System;
using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace TokenOps.Cli.Completion;

/// <summary>Answers the scripts of <c>tokenops completion</c>: <c>[suggest:POSITION] "LINE"</c>, with the line as it stands after the command's own name.</summary>
internal sealed partial class SuggestAction(SuggestDirective directive) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var line = parseResult.Tokens.LastOrDefault(static t => t.Type != TokenType.Directive)?.Value ?? string.Empty;
        if (int.TryParse(parseResult.GetResult(directive)?.Values is [var value, ..] ? value : null, NumberStyles.None, CultureInfo.InvariantCulture, out var position) && position < line.Length)
            line = line[..position];

        // The parser knows what may follow "--size ", but fails at "--size=".
        line = Assignment().Replace(line, " ");
        var output = parseResult.InvocationConfiguration.Output;
        foreach (var label in parseResult.RootCommandResult.Command.Parse(line).GetCompletions(line.Length).Select(static c => c.Label).Distinct(StringComparer.Ordinal))
            output.WriteLine(label);
        return ExitCode.Done;
    }

    [GeneratedRegex(@"(?<=(?:^|\s)--[\w-]+)=(?=\S*$)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Assignment();
}
