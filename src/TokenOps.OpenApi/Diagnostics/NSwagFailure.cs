using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace TokenOps.OpenApi.Diagnostics;

/// <summary>
/// Turns what NSwag prints when it fails, an exception with its stack, into one diagnostic at the place to repair:
/// a template, or the configuration.
/// </summary>
public static partial class NSwagFailure
{
    /// <summary>A template is not valid Liquid.</summary>
    public const string InvalidTemplate = "TOPS400";

    /// <summary>A template names a template that does not exist.</summary>
    public const string UnknownTemplate = "TOPS401";

    /// <summary>The NSwag configuration cannot be read.</summary>
    public const string InvalidConfiguration = "TOPS500";

    /// <summary>NSwag failed in a way that no file's line is known for.</summary>
    public const string Failed = "TOPS501";

    /// <summary>Finds the cause in <paramref name="log"/>.</summary>
    /// <param name="log">All that NSwag printed.</param>
    /// <param name="templateDirectory">The folder of the overriding templates.</param>
    /// <param name="configurationFile">The NSwag configuration that was run.</param>
    /// <returns>One diagnostic; its file is given as the caller named folder and configuration.</returns>
    public static Diagnostic Explain(string log, string templateDirectory, string configurationFile)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(templateDirectory);
        ArgumentNullException.ThrowIfNull(configurationFile);

        // Inner exceptions repeat the message of the outer one.
        var message = ExceptionStart().Match(log) is { Success: true } start
            ? InnerOrStack().Split(log[start.Index..], 2)[0].Trim()
            : log.Trim();

        return Template(message, templateDirectory)
            ?? Configuration(message, log, configurationFile)
            ?? new Diagnostic(Failed, new SourceLocation(configurationFile, 1, 1), $"NSwag failed: {FirstLine(message)}");
    }

    private static Diagnostic? Template(string message, string directory)
    {
        var rendering = Rendering().Matches(message);
        if (rendering.Count == 0)
            return null;

        var text = message[(rendering[^1].Index + rendering[^1].Length)..].Trim();
        if (MissingTemplate().Match(text) is { Success: true } missing)
        {
            var name = missing.Groups["name"].Value;
            var outer = rendering.Select(m => m.Groups["name"].Value).LastOrDefault(n => n != name) ?? name;
            return new Diagnostic(UnknownTemplate, FindUse(FileOf(directory, outer), name), $"There is no template '{name}'.");
        }

        var file = FileOf(directory, rendering[^1].Groups["name"].Value);
        var position = Position().Match(text);
        // NSwag puts a line of its own in front of a template before it parses it.
        var location = position.Success
            ? new SourceLocation(file, Math.Max(1, Number(position, "line") - 1), Math.Max(1, Number(position, "column")))
            : new SourceLocation(file, 1, 1);
        var complaint = position.Success ? text[..position.Index] : text;
        return new Diagnostic(InvalidTemplate, location, $"{FirstLine(complaint)}.");
    }

    private static Diagnostic? Configuration(string message, string log, string file)
    {
        // The same JSON library reads the document; only the stack tells which of the two was at fault.
        if (JsonPosition().Match(message) is { Success: true } position
            && log.Contains("NSwagDocumentBase.", StringComparison.Ordinal)
            && !log.Contains("OpenApiDocument.FromJson", StringComparison.Ordinal))
        {
            var location = new SourceLocation(file, Math.Max(1, Number(position, "line")), Math.Max(1, Number(position, "column")));
            return new Diagnostic(InvalidConfiguration, location, FirstLine(ExceptionStart().Replace(message, string.Empty)));
        }

        return message.Contains("template directory", StringComparison.Ordinal)
            ? new Diagnostic(InvalidConfiguration, new SourceLocation(file, 1, 1), FirstLine(ExceptionStart().Replace(message, string.Empty)))
            : null;
    }

    private static SourceLocation FindUse(string file, string name)
    {
        if (!File.Exists(file))
            return new SourceLocation(file, 1, 1);

        var use = new Regex($@"\btemplate\s+['""]?{Regex.Escape(name)}\b", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        var lines = File.ReadAllLines(file);
        for (var i = 0; i < lines.Length; i++)
        {
            if (use.Match(lines[i]) is { Success: true } match)
                return new SourceLocation(file, i + 1, match.Index + 1);
        }

        return new SourceLocation(file, 1, 1);
    }

    private static string FileOf(string directory, string template) => $"{directory.TrimEnd('/', '\\')}/{template}.liquid";

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static string FirstLine(string text) =>
        text.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0) ?? "no message";

    [GeneratedRegex(@"^[A-Z]\w*(\.\w+)*Exception: ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ExceptionStart();

    [GeneratedRegex(@"\r?\n( ---> |   at |   --- )", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InnerOrStack();

    [GeneratedRegex(@"Error while rendering Liquid template \w+/(?<name>[\w.]+):", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rendering();

    [GeneratedRegex(@"Could not load template '(?<name>[^']+)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MissingTemplate();

    [GeneratedRegex(@"\s+at \((?<line>\d+):(?<column>\d+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Position();

    [GeneratedRegex(@"line (?<line>\d+), position (?<column>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex JsonPosition();
}
