using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using TokenOps.Cli.Terminal;
using TokenOps.OpenApi.Reporting;

namespace TokenOps.Cli.Commands;

/// <summary><c>tokenops spec report</c>: what a changed document means to users of the client, and the version it deserves.</summary>
internal static class SpecReportCommand
{
    private static readonly Dictionary<string, Func<SpecReport, string?, string>> Formats = new(StringComparer.Ordinal)
    {
        ["text"] = ReportText.Plain,
        ["markdown"] = MarkdownReport.Write,
        ["json"] = ReportText.Json,
        ["sarif"] = (report, _) => AnnotationReport.Sarif(report),
        ["github"] = (report, _) => AnnotationReport.GitHub(report),
        ["migration"] = (report, _) => MarkdownReport.MigrationNote(report),
    };

    public static Command Create(TerminalHost host)
    {
        var sides = new Argument<string[]>("BEFORE AFTER")
        {
            Description = "What to compare: folders, documents, pages of documentation, or git revisions (REVISION or REVISION:PATH). AFTER is openapi unless given.",
            Arity = new ArgumentArity(0, 2),
        };
        var before = new Option<string>("--before") { Description = "The folder of documents as they were, overlays included.", HelpName = "DIR" };
        var after = new Option<string>("--after") { Description = "The folder of documents as they are.", HelpName = "DIR", DefaultValueFactory = _ => "openapi" };
        var from = new Option<string>("--from-version") { Description = "The version before the change: say which version the change deserves.", HelpName = "VERSION" };
        var to = new Option<string>("--to-version") { Description = "The version with the change: fail (1) where a breaking change deserves a higher one.", HelpName = "VERSION" };
        var format = new Option<string>("--format") { Description = "How to print the report.", HelpName = string.Join('|', Formats.Keys), DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong([.. Formats.Keys]);
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var markdown = new Option<bool>("--markdown") { Description = "Print Markdown, for a pull request." };
        var command = new Command("report", "Say what changed between two states of the documents. Says whether it breaks users, and which version it deserves.") { sides, before, after, from, to, format, json, markdown };
        command.SetAction((result, cancellationToken) => Failures.ReportAsync(result, host, async () =>
        {
            var version = result.GetValue(from);
            if (result.GetValue(json) && result.GetValue(markdown))
                throw new UsageException("--json and --markdown exclude each other.");
            if (result.GetValue(to) is not null && version is null)
                throw new UsageException("--to-version needs --from-version: one version alone says nothing about a change.");

            var given = result.GetValue(sides) ?? [];
            var old = given.ElementAtOrDefault(0) ?? result.GetValue(before) ?? throw new UsageException("Nothing to compare with: name a folder, a document, a page or a git revision.");
            var now = given.ElementAtOrDefault(1) ?? result.GetValue(after)!;
            var report = SpecReport.Between(await SpecRevision.ReadAsync(old, cancellationToken).ConfigureAwait(false), await SpecRevision.ReadAsync(now, cancellationToken).ConfigureAwait(false));
            var write = Formats[result.GetValue(json) ? "json" : result.GetValue(markdown) ? "markdown" : result.GetValue(format)!];
            await result.InvocationConfiguration.Output.WriteAsync(write(report, version).AsMemory(), cancellationToken).ConfigureAwait(false);
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
}
