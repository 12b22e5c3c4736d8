using System.CommandLine;
using System.CommandLine.Completions;
using System.Globalization;
using System.Linq;
using TokenOps.Cli.Requests;

namespace TokenOps.Cli.Help;

/// <summary>A line of help.</summary>
/// <param name="Name">What to write on the command line.</param>
/// <param name="Text">What it means.</param>
/// <param name="Remark">What is said besides, less loud; null for nothing.</param>
internal sealed record HelpEntry(string Name, string Text, string? Remark = null)
{
    public static HelpEntry Of(Option option)
    {
        // "-n" alone where the long name is the same letter.
        var names = option.Aliases.Where(static a => a.StartsWith('-')).Append(option.Name).ToList();
        if (option.Name.Length == 3)
            names = [.. names.Where(n => n != option.Name).DefaultIfEmpty(option.Name)];
        var name = string.Join(", ", names) + (option.HelpName is { } value ? " " + value : string.Empty);
        return option is RequestOption member
            ? new HelpEntry(name, FirstSentence.Of(option.Description) + (member.IsRequired ? " (required)" : string.Empty), member.Known.Count == 0 ? null : string.Join(", ", member.Known))
            : new HelpEntry(name, option.Description ?? string.Empty, RemarkOn(option));
    }

    public static HelpEntry Of(Argument argument) => new(NameOf(argument), FirstSentence.Of(argument.Description), Values(argument));

    public static HelpEntry Of(Command command) => new(command.Name, FirstSentence.Of(command.Description));

    /// <summary>How usage writes an argument.</summary>
    public static string NameOf(Argument argument) => (argument.HelpName ?? argument.Name.ToUpperInvariant()) + (argument.Arity.MaximumNumberOfValues > 1 ? "..." : string.Empty);

    private static string? RemarkOn(Option option) =>
        option.ValueType != typeof(string) ? null
        : option.HasDefaultValue ? string.Create(CultureInfo.InvariantCulture, $"default: {option.GetDefaultValue()}")
        : Values(option);

    private static string? Values(Symbol symbol)
    {
        var known = symbol.GetCompletions(CompletionContext.Empty).Select(static c => c.Label).ToList();
        return known.Count == 0 ? null : string.Join(", ", known);
    }
}
