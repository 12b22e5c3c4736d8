using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using TokenOps.Cli.Output;
using TokenOps.Cli.Preview;

namespace TokenOps.Cli.Commands;

/// <summary>The options of the command line itself, beside those of the request.</summary>
internal sealed class RunOptions
{
    private const string Automatic = "auto";

    private static readonly Dictionary<string, PreviewKind> PreviewKinds = Enum.GetValues<PreviewKind>().ToDictionary(static k => k.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    private readonly Option<string> _output = new("--output", "-o") { Description = "The file to write, or the folder to write into; the default is the current folder.", HelpName = "FILE|DIR" };
    private readonly Option<bool> _force = new("--force") { Description = "Overwrite a file that --output names and that exists already." };
    private readonly Option<string> _server = new("--server") { Description = "The server to talk to; the default is TOKENOPS_BASE_URL, or else the document's server.", HelpName = "URL" };
    private readonly Option<bool> _stub = new("--stub") { Description = "Talk to stubs made of the document's own examples: no account and no network needed." };
    private readonly Option<bool> _json = new("--json") { Description = "Print the reply as JSON." };
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Print nothing but errors and what was asked for: no progress, no file names, no summary." };
    private readonly Option<string> _preview = new("--preview") { Description = "Show images in the terminal. The default, auto, shows those of a stream, as well as the terminal can; none with NO_COLOR, or where the error stream is no terminal.", HelpName = "KIND" };
    private readonly Option<bool> _noValidation = new("--no-validation") { Description = "Send the request as it is, whatever rules it breaks." };
    private readonly Option<double?> _timeout = new("--timeout") { Description = "How long to wait for the whole call, in seconds; the default is 600.", HelpName = "SECONDS" };

    /// <summary>Gives way to options of the request that have the same name.</summary>
    public RunOptions(IEnumerable<string> taken)
    {
        _preview.CompletionSources.Add([Automatic, .. PreviewKinds.Keys]);
        var names = taken.ToHashSet(StringComparer.Ordinal);
        Options = [.. new Option[] { _output, _force, _server, _stub, _json, _quiet, _preview, _noValidation, _timeout }.Where(o => !names.Contains(o.Name))];
    }

    public IReadOnlyList<Option> Options { get; }

    public void AddTo(Command command)
    {
        foreach (var option in Options)
            command.Options.Add(option);
    }

    /// <exception cref="UsageException">An option has a value that it cannot have.</exception>
    public RunSettings Read(ParseResult result)
    {
        var server = Value(_server, result);
        if (server is not null && !Uri.TryCreate(server, UriKind.Absolute, out _))
            throw new UsageException($"--server: expected an absolute URL such as https://example.com, found '{server}'.");
        if (server is not null && Value(_stub, result))
            throw new UsageException("--server and --stub exclude each other: the stubs are a server of their own.");

        var seconds = Value(_timeout, result);
        if (seconds is <= 0 or > 86_400 or double.NaN)
            throw new UsageException($"--timeout: expected seconds above 0 and up to 86400, found {seconds}.");

        return new RunSettings(
            Value(_output, result),
            Value(_force, result),
            server is null ? null : new Uri(server),
            Value(_stub, result),
            Value(_json, result),
            Value(_quiet, result),
            Preview(Value(_preview, result)),
            !Value(_noValidation, result),
            seconds is { } s ? TimeSpan.FromSeconds(s) : null);
    }

    private static PreviewKind? Preview(string? word) =>
        word is null or Automatic ? null
        : PreviewKinds.TryGetValue(word, out var kind) ? kind
        : throw new UsageException($"--preview: expected {Automatic}, {string.Join(", ", PreviewKinds.Keys)}, found '{ConsoleText.Short(word)}'.");

    private T? Value<T>(Option<T> option, ParseResult result) => Options.Contains(option) ? result.GetValue(option) : default;
}
