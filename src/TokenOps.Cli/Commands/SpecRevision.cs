using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Importing;

namespace TokenOps.Cli.Commands;

/// <summary>Reads one side of a report: a folder, a document, a page, or any of these as a git revision has it.</summary>
internal static class SpecRevision
{
    private const string DefaultFolder = "openapi";

    /// <summary>Reads what <paramref name="source"/> names and merges it to one document.</summary>
    /// <param name="source">A path, or <c>REVISION</c> or <c>REVISION:PATH</c>.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="UsageException">There is no such thing, or it cannot be read.</exception>
    public static async Task<JObject> ReadAsync(string source, CancellationToken cancellationToken)
    {
        if (Directory.Exists(source))
            return Merged(SpecCompiler.CompileDirectory(source), source);
        if (File.Exists(source))
            return Merge([KeyValuePair.Create(source, await File.ReadAllTextAsync(source, cancellationToken).ConfigureAwait(false))], [], source);

        var (revision, path) = Split(source);
        if (await GitAsync(["rev-parse", "--verify", "--quiet", revision + "^{commit}"], cancellationToken).ConfigureAwait(false) is not { } commit)
            throw new UsageException($"There is no folder '{source}', and no file or git revision of this name.");

        var listing = await GitAsync(["ls-tree", "-r", "--name-only", commit.Trim(), "--", path], cancellationToken).ConfigureAwait(false) ?? string.Empty;
        var files = listing.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (files.Length == 0)
            throw new UsageException($"The revision '{revision}' has no '{path}'.");

        var texts = new List<KeyValuePair<string, string>>();
        foreach (var file in files.Where(f => Path.GetExtension(f) is ".yaml" or ".yml" or ".json" or ".md" or ".txt"))
            texts.Add(KeyValuePair.Create(file, await GitAsync(["show", $"{commit.Trim()}:{file}"], cancellationToken).ConfigureAwait(false) ?? string.Empty));
        var isOverlay = texts.ToLookup(t => t.Key.Contains("/overlays/", StringComparison.Ordinal));
        return Merge([.. isOverlay[false].Where(t => Path.GetExtension(t.Key) != ".txt")], [.. isOverlay[true]], source);
    }

    private static JObject Merge(List<KeyValuePair<string, string>> texts, List<KeyValuePair<string, string>> overlays, string source)
    {
        var documents = new List<KeyValuePair<string, string>>();
        var findings = new DiagnosticBag();
        foreach (var text in texts)
        {
            if (Path.GetExtension(text.Key) != ".md")
                documents.Add(text);
            else
                documents.AddRange(PageReader.Read(text.Value, text.Key, findings).Select(d => KeyValuePair.Create(text.Key, d.Text)));
        }

        return findings.HasErrors ? throw Unreadable(source, findings.Items) : Merged(SpecCompiler.Compile(documents, overlays), source);
    }

    // A document that is read but that no client can be made of compares all the same.
    private static JObject Merged(SpecCompilation compilation, string source) =>
        compilation.Merged.Count > 0 ? compilation.Merged : throw Unreadable(source, compilation.Errors);

    private static UsageException Unreadable(string source, IEnumerable<Diagnostic> findings) =>
        new($"'{source}' cannot be read:\n{string.Join('\n', findings.Select(d => d.ToString()))}");

    private static (string Revision, string Path) Split(string source)
    {
        var colon = source.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (source, DefaultFolder) : (source[..colon], source[(colon + 1)..]);
    }

    // Null where git is missing or refuses.
    private static async Task<string?> GitAsync(string[] arguments, CancellationToken cancellationToken)
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false });
            if (git is null)
                return null;

            var errors = git.StandardError.ReadToEndAsync(cancellationToken);
            var output = await git.StandardOutput.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
            await errors.ConfigureAwait(false);
            await git.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return git.ExitCode == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
