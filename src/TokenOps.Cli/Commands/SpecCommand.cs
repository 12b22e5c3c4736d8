using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Cli.Terminal;
using TokenOps.OpenApi.Importing;

namespace TokenOps.Cli.Commands;

/// <summary><c>tokenops spec import</c>: brings a page of the vendor's documentation into <c>openapi/</c>.</summary>
internal static class SpecCommand
{
    private const int ShownChanges = 30;
    private const long MaximumPage = 16 * 1024 * 1024;

    public static Command Create(TerminalHost host)
    {
        var page = new Argument<string>("page") { Description = "A file, or the https URL of a documentation page in Markdown.", HelpName = "PAGE" };
        var directory = new Option<string>("--directory") { Description = "The folder of vendor documents.", HelpName = "DIR", DefaultValueFactory = _ => "openapi" };
        var index = new Option<bool>("--index") { Description = "PAGE is the URL of an index of pages (llms.txt): import those that describe what the folder holds already; exit code 1 where one is gone." };
        var import = new Command("import", "Import the OpenAPI document of a documentation page and say what changed.") { page, directory, index };
        import.SetAction((result, cancellationToken) => Failures.ReportAsync(result, host, async () =>
        {
            var name = result.GetRequiredValue(page);
            var folder = result.GetRequiredValue(directory);
            var output = result.InvocationConfiguration.Output;
            if (result.GetValue(index))
                return await ImportIndexAsync(name, folder, output, cancellationToken).ConfigureAwait(false);

            var text = await ReadAsync(name, cancellationToken).ConfigureAwait(false);
            Report(await SpecImporter.ImportAsync(text, name, folder, cancellationToken).ConfigureAwait(false), output);
            return ExitCode.Done;
        }));
        return new Command("spec", "Work with the vendor's OpenAPI documents.") { import, SpecReportCommand.Create(host) };
    }

    private static async Task<int> ImportIndexAsync(string index, string directory, TextWriter output, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(index, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
            throw new UsageException($"--index: expected the URL of an index, found '{index}'.");

        var import = new SpecIndexImport((url, cancellation) => ReadAsync(url.ToString(), cancellation), directory, output);
        return await import.RunAsync(address, imported => Report(imported, output), cancellationToken).ConfigureAwait(false) ? ExitCode.Done : ExitCode.Failed;
    }

    private static async Task<string> ReadAsync(string page, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(page, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http"))
        {
            return File.Exists(page)
                ? await File.ReadAllTextAsync(page, cancellationToken).ConfigureAwait(false)
                : throw new UsageException($"There is no file '{page}'.");
        }

        if (url.Scheme == "http" && !url.IsLoopback)
            throw new UsageException($"'{page}' is not encrypted: a document that code is generated from must come over https.");

        using var client = new HttpClient { MaxResponseContentBufferSize = MaximumPage };
        try
        {
            return await client.GetStringAsync(url, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException exception)
        {
            throw new TokenOpsConnectionException($"The page '{page}' was not read: {exception.Message}", exception);
        }
    }

    private static void Report(SpecImport imported, TextWriter output)
    {
        if (!imported.IsWritten)
        {
            output.WriteLine($"{imported.File} is up to date.");
            return;
        }

        output.WriteLine(imported.IsNew ? $"Added {imported.File}." : $"Updated {imported.File}: {Count(imported.Changes.Count)}.");
        foreach (var change in imported.Changes.Take(ShownChanges))
            output.WriteLine("  " + change);
        if (imported.Changes.Count > ShownChanges)
            output.WriteLine($"  … and {imported.Changes.Count - ShownChanges} more; git diff shows them all.");
    }

    private static string Count(int changes) => changes switch
    {
        0 => "nothing but layout changed",
        1 => "1 change",
        _ => $"{changes} changes",
    };
}
