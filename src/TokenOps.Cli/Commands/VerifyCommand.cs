using System;
using System.Collections.Generic;
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
        var operations = new Option<string[]>("--operation") { Description = "Verify this operation only, by its id or as \"METHOD /path\"; may stand there several times.", HelpName = "OPERATION" };
        var command = new Command("verify", "Find out where a live server differs from the document. Sends the document's own examples; a difference is exit code 1.") { server, operations, json, junit, dry };
        command.SetAction((result, cancellationToken) => Failures.ReportAsync(result, host, async () =>
        {
            var output = result.InvocationConfiguration.Output;
            var document = ApiDocument.Load();
            var plan = VerificationPlanner.Plan(document, result.GetValue(operations) ?? []);
            if (result.GetValue(dry))
            {
                await output.WriteAsync(VerificationText.Plan(plan).AsMemory(), cancellationToken).ConfigureAwait(false);
                return ExitCode.Done;
            }

            var results = await RunAsync(new Verifier(document, Server(result.GetValue(server)), Key(), host.Time), plan, host, host.Error(result.InvocationConfiguration), cancellationToken).ConfigureAwait(false);
            var screen = host.Output(result.InvocationConfiguration);
            if (result.GetValue(json))
                await output.WriteAsync(VerificationText.Json(plan, results).AsMemory(), cancellationToken).ConfigureAwait(false);
            else if (screen.IsTerminal)
                screen.Write(VerificationDrawing.Draw(plan, results, screen.HasUnicode));
            else
                await output.WriteAsync(VerificationText.Table(plan, results).AsMemory(), cancellationToken).ConfigureAwait(false);
            if (result.GetValue(junit) is { } file)
                await SaveAsync(VerificationText.JUnit(results), file, cancellationToken).ConfigureAwait(false);
            return results.Any(r => r.HasDrifted) ? ExitCode.Failed : ExitCode.Done;
        }));
        return command;
    }

    private static async Task<IReadOnlyList<VerificationResult>> RunAsync(Verifier verifier, VerificationPlan plan, TerminalHost host, Screen screen, CancellationToken cancellationToken)
    {
        if (!screen.IsTerminal)
            return await verifier.RunAsync(plan, static _ => { }, cancellationToken).ConfigureAwait(false);

        // Each request makes images, which takes its time.
        var progress = new VerificationProgress(plan.Requests.Count, host.Time);
        using var line = new LiveLine(screen, host.Time, progress.Draw);
        return await verifier.RunAsync(plan, progress.Begin, cancellationToken).ConfigureAwait(false);
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
