// What a pull request changes for users, as Markdown. Run by eng/scripts/spec-report.sh, which says how the folders come about.
using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using TokenOps.ChangeReport;
using TokenOps.ChangeReport.Api;
using TokenOps.ChangeReport.Wire;
using TokenOps.OpenApi;
using TokenOps.OpenApi.Reporting;

try
{
    return await RunAsync(new Arguments(args)).ConfigureAwait(false);
}
catch (Exception exception) when (exception is ArgumentException or IOException or InvalidDataException or BadImageFormatException)
{
    Console.Error.WriteLine(exception.Message);
    Console.Error.WriteLine("usage: --documents-before DIR --documents-after DIR --from-version VERSION --to-version VERSION");
    Console.Error.WriteLine("       and --packages-before DIR --packages-after DIR --findings DIR, or --build-log FILE where the packages do not build");
    return 2;
}

static async Task<int> RunAsync(Arguments arguments)
{
    var (from, to) = (arguments.Required("--from-version"), arguments.Required("--to-version"));
    var before = Compile(arguments.Required("--documents-before"));
    var document = SpecReport.Between(before, Compile(arguments.Required("--documents-after")));
    var log = arguments.Optional("--build-log");
    var api = log is not null ? null : ApiReport.Between(
        PackagedApi.ReadAll(arguments.Required("--packages-before")),
        PackagedApi.ReadAll(arguments.Required("--packages-after")),
        CompatibilityFinding.ReadAll(arguments.Required("--findings")));
    var wire = log is null
        && PackagedClient.Load(arguments.Required("--packages-before")) is { } old && PackagedClient.Load(arguments.Required("--packages-after")) is { } now
        ? await WireReport.BetweenAsync(before, old, now).ConfigureAwait(false)
        : null;
    var summary = new ChangeSummary(document, api, wire, log is null ? string.Empty : CompilerErrors.Of(File.ReadAllText(log)));

    Console.Out.Write(SummaryText.Markdown(summary, from, to));
    if (VersionAdvice.Objection(summary.Verdict, from, to) is { } objection)
    {
        Console.Error.WriteLine(objection);
        return 1;
    }

    // Whatever the version, nothing that does not build is fit to be merged.
    return api is null ? 1 : 0;
}

static JObject Compile(string folder)
{
    // Before the first document there was an API without operations.
    if (!Directory.EnumerateFiles(folder).Any())
        return [];

    var compilation = SpecCompiler.CompileDirectory(folder);
    return compilation.Succeeded ? compilation.Merged : throw new InvalidDataException($"The documents do not compile:\n{string.Join('\n', compilation.Errors.Select(d => d.ToString()))}");
}
