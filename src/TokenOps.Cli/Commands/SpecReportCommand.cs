using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using TokenOps.Cli.Terminal;
using TokenOps.OpenApi;
using TokenOps.OpenApi.Reporting;

namespace TokenOps.Cli.Commands;

/// <summary><c>tokenops spec report</c>: what a changed document means to users of the client, and the version it deserves.</summary>
internal static class SpecReportCommand
{
    public static Command Create(TerminalHost host)
    {
        var before = new Option<string>("--before") { Description = "The folder of documents as they were, overlays included.", HelpName = "DIR", Required = true };
        var after = new Option<string>("--after") { Description = "The folder of documents as they are.", HelpName = "DIR", DefaultValueFactory = _ => "openapi" };
        var from = new Option<string>("--from-version") { Description = "The version before the change: say which version the change deserves.", HelpName = "VERSION" };
        var to = new Option<string>("--to-version") { Description = "The version with the change: fail (1) where a breaking change deserves a higher one.", HelpName = "VERSION" };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var markdown = new Option<bool>("--markdown") { Description = "Print Markdown, for a pull request." };
        var command = new Command("report", "Say what changed between two states of the documents. Says whether it breaks users, and which version it deserves.") { before, after, from, to, json, markdown };
        command.SetAction((result, cancellationToken) => Failures.ReportAsync(result, host, async () =>
        {
            var version = result.GetValue(from);
            if (result.GetValue(json) && result.GetValue(markdown))
                throw new UsageException("--json and --markdown exclude each other.");
            if (result.GetValue(to) is not null && version is null)
                throw new UsageException("--to-version needs --from-version: one version alone says nothing about a change.");

            var report = SpecReport.Between(Compile(result.GetRequiredValue(before)), Compile(result.GetRequiredValue(after)));
            var text = result.GetValue(json) ? ReportText.Json(report, version)
                : result.GetValue(markdown) ? MarkdownReport.Write(report, version)
                : ReportText.Plain(report, version);
            await result.InvocationConfiguration.Output.WriteAsync(text.AsMemory(), cancellationToken).ConfigureAwait(false);
            return await CheckAsync(report, version, result.GetValue(to), result.InvocationConfiguration.Error).ConfigureAwait(false);
        }));
        return command;
    }

    private static async Task<int> CheckAsync(SpecReport report, string? from, string? to, TextWriter error)
    {
        if (to is null || VersionAdvice.Objection(report.Verdict, from!, to) is not { } objection)
            return ExitCode.Done;

        await error.WriteLineAsync(objection).ConfigureAwait(false);
        return ExitCode.Failed;
    }

    private static JObject Compile(string directory)
    {
        if (!Directory.Exists(directory))
            throw new UsageException($"There is no folder '{directory}'.");

        var compilation = SpecCompiler.CompileDirectory(directory);
        return compilation.Succeeded
            ? compilation.Merged
            : throw new UsageException($"'{directory}' does not compile:\n{string.Join('\n', compilation.Errors.Select(d => d.ToString()))}");
    }
}
