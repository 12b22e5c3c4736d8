using System.IO;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Reporting;

namespace TokenOps.OpenApi.Commands;

/// <summary>
/// What a pull request runs: the change report as Markdown. It stands here and not only in the command line, because a
/// change that breaks the client's own code must be reported too.
/// </summary>
internal static class ReportCommand
{
    public static int Run(string[] options, TextWriter output, TextWriter error)
    {
        string? before = null, after = null, from = null, to = null;
        for (var i = 0; i + 1 < options.Length; i += 2)
        {
            switch (options[i])
            {
                case "--before": before = options[i + 1]; break;
                case "--after": after = options[i + 1]; break;
                case "--from-version": from = options[i + 1]; break;
                case "--to-version": to = options[i + 1]; break;
            }
        }

        if (before is null || after is null || from is null || to is null)
        {
            error.WriteLine("report needs --before DIR, --after DIR, --from-version VERSION and --to-version VERSION");
            return 2;
        }

        if (Compile(before, error) is not { } old || Compile(after, error) is not { } current)
            return 2;

        var report = SpecReport.Between(old, current);
        output.Write(ReportText.Markdown(report, from));
        if (VersionAdvice.Objection(report, from, to) is not { } objection)
            return 0;

        error.WriteLine(objection);
        return 1;
    }

    private static JObject? Compile(string directory, TextWriter error)
    {
        var compilation = SpecCompiler.CompileDirectory(directory);
        foreach (var diagnostic in compilation.Diagnostics)
            error.WriteLine(diagnostic);
        return compilation.Succeeded ? compilation.Merged : null;
    }
}
