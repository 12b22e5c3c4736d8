using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using System.Xml.Linq;
using TokenOps.Cli.Terminal;
using TokenOps.Cli.Verification;
using TokenOps.Stubs;

namespace TokenOps.Cli.Commands;

/// <summary><c>tokenops verify</c>: whether a live server still does what the document says.</summary>
internal static class VerifyCommand
{
    public static Command Create(TerminalHost host)
    {
        var server = new Option<string>("--server") { Description = "The server to verify; the key comes from TOKENOPS_API_KEY.", HelpName = "URL" };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var junit = new Option<string>("--junit") { Description = "Also write the results as JUnit XML.", HelpName = "FILE" };
        var dry = new Option<bool>("--dry-run") { Description = "Say what would be sent and roughly what it costs; send nothing." };
        var command = new Command("verify", "Find out where a live server differs from the document. Sends the document's own examples; a difference is exit code 1.") { server, json, junit, dry };
        command.SetAction((result, cancellationToken) => Failures.ReportAsync(result, host, async () =>
        {
            var output = result.InvocationConfiguration.Output;
            var document = ApiDocument.Load();
            var plan = VerificationPlanner.Plan(document);
            if (result.GetValue(dry))
            {
                await output.WriteAsync(VerificationText.Plan(plan).AsMemory(), cancellationToken).ConfigureAwait(false);
                return ExitCode.Done;
            }

            var verification = new Verifier(document, Server(result.GetValue(server)), Key(), TimeProvider.System);
            var results = await verification.RunAsync(plan, cancellationToken).ConfigureAwait(false);
            await output.WriteAsync((result.GetValue(json) ? VerificationText.Json(plan, results) : VerificationText.Table(plan, results)).AsMemory(), cancellationToken).ConfigureAwait(false);
            if (result.GetValue(junit) is { } file)
                await SaveAsync(VerificationText.JUnit(results), file, cancellationToken).ConfigureAwait(false);
            return results.Any(r => r.HasDrifted) ? ExitCode.Failed : ExitCode.Done;
        }));
        return command;
    }

    private static Uri Server(string? url) =>
        url is null ? throw new UsageException("--server: name the server to verify, or use --dry-run.")
        : Uri.TryCreate(url, UriKind.Absolute, out var server) ? server
        : throw new UsageException($"--server: expected an absolute URL such as https://example.com, found '{url}'.");

    private static string Key() =>
        Environment.GetEnvironmentVariable("TOKENOPS_API_KEY") is { Length: > 0 } key ? key : throw new UsageException("There is no API key: set TOKENOPS_API_KEY.");

    private static async Task SaveAsync(XDocument document, string path, CancellationToken cancellationToken)
    {
        var file = new FileStream(path, FileMode.Create, FileAccess.Write);
        await using (file.ConfigureAwait(false))
            await document.SaveAsync(file, SaveOptions.None, cancellationToken).ConfigureAwait(false);
    }
}
