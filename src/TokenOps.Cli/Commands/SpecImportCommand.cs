using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Cli.Output;
using TokenOps.Cli.Terminal;
using TokenOps.OpenApi;
using TokenOps.OpenApi.Diagnostics;
using TokenOps.OpenApi.Importing;

namespace TokenOps.Cli.Commands;

/// <summary><c>tokenops spec import</c>: brings the documents of pages, folders and indexes into <c>openapi/</c>.</summary>
internal static class SpecImportCommand
{
    private const long MaximumPage = 64 * 1024 * 1024;

    public static Command Create(TerminalHost host)
    {
        var source = new Argument<string[]>("source")
        {
            Description = "A documentation page in Markdown, an OpenAPI document, a folder of them, or an index of pages (llms.txt); a path or an https URL.",
            HelpName = "SOURCE",
            Arity = ArgumentArity.OneOrMore,
        };
        var directory = new Option<string>("--directory") { Description = "The folder of vendor documents.", HelpName = "DIR", DefaultValueFactory = _ => "openapi" };
        var known = new Option<bool>("--only-known") { Description = "Import only what the folder describes already; exit code 1 where a document of the folder is described no longer." };
        var command = new Command("import", "Import the OpenAPI documents of documentation pages and say what is new, changed, widened and contradictory.") { source, directory, known };
        command.SetAction((result, cancellationToken) => Failures.ReportAsync(result, host, () =>
            RunAsync(result.GetRequiredValue(source), result.GetRequiredValue(directory), result.GetValue(known), result.InvocationConfiguration.Output, cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(string[] names, string directory, bool onlyKnown, TextWriter output, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { MaxResponseContentBufferSize = MaximumPage };
        var sources = new ImportSources((address, cancellation) => ReadAsync(http, address, cancellation));
        foreach (var name in names)
        {
            if (!name.Contains("://", StringComparison.Ordinal) && !File.Exists(name) && !Directory.Exists(name))
                throw new UsageException($"There is no file or folder '{name}'.");
            await sources.AddAsync(name, cancellationToken).ConfigureAwait(false);
        }

        if (sources.Documents.Count == 0 && sources.Refused.Count == 0)
            throw new UsageException(Nothing(sources));

        var before = Notes(directory);
        var imports = await SpecImporter.ImportAsync(sources.Documents, directory, onlyKnown, cancellationToken).ConfigureAwait(false);
        var missing = onlyKnown ? Missing(directory, imports) : [];
        var notes = imports.Any(i => i.Outcome is ImportOutcome.Added or ImportOutcome.Updated) ? Notes(directory).Except(before).ToList() : [];
        ImportReport.Write(output, sources, imports, missing, notes);
        return sources.Refused.Count > 0 ? ExitCode.RefusedLocally
            : missing.Length > 0 ? ExitCode.Failed
            : ExitCode.Done;
    }

    private static IReadOnlyList<Diagnostic> Notes(string directory) =>
        Directory.Exists(directory) && Directory.EnumerateFiles(directory).Any() ? SpecCompiler.CompileDirectory(directory).Diagnostics : [];

    private static string Nothing(ImportSources sources)
    {
        var unread = sources.Unread.Count == 0 ? string.Empty : $" Not read: {string.Join(", ", sources.Unread.Take(5))}.";
        return $"{string.Join(", ", sources.Prose.Take(5).DefaultIfEmpty("The folder"))}: expected a fenced YAML or JSON block with an OpenAPI document, found none.{unread}";
    }

    private static string[] Missing(string directory, IReadOnlyList<SpecImport> imports) => !Directory.Exists(directory)
        ? []
        : [.. Directory.EnumerateFiles(directory, "*.yaml").Except(imports.Select(i => i.File), StringComparer.Ordinal).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    private static async Task<string?> ReadAsync(HttpClient http, Uri address, CancellationToken cancellationToken)
    {
        if (address.Scheme == "http" && !address.IsLoopback)
            throw new UsageException($"'{address}' is not encrypted: a document that code is generated from must come over https.");

        try
        {
            return await http.GetStringAsync(address, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException exception) when (exception.StatusCode is not null)
        {
            // One dead link of many; whether it is one that counts shows in the report.
            return null;
        }
        catch (HttpRequestException exception)
        {
            throw new TokenOpsConnectionException($"The page '{address}' was not read: {exception.Message}", exception);
        }
    }
}
