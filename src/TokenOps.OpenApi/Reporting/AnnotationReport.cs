using System;
using System.Globalization;
using System.Linq;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Reporting;

/// <summary>Writes a report as remarks on the lines of the documents: workflow commands of GitHub, or SARIF 2.1.0.</summary>
public static class AnnotationReport
{
    /// <summary>Returns one workflow command for each change that is more than words.</summary>
    /// <param name="report">The report.</param>
    public static string GitHub(SpecReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        foreach (var change in report.Changes.Where(c => c.Verdict > ReportVerdict.Documentation && c.Location is not null))
        {
            var location = change.Location!;
            text.Append(change.Verdict == ReportVerdict.Breaking ? "::error" : "::notice")
                .Append(CultureInfo.InvariantCulture, $" file={Property(location.File)},line={location.Line},col={location.Column},title={Property(ReportText.Words(change.Verdict))}::{Data(Message(change))}\n");
        }

        return text.ToString();
    }

    /// <summary>Returns a SARIF log with one result for each change.</summary>
    /// <param name="report">The report.</param>
    public static string Sarif(SpecReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new JObject
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JArray(new JObject
            {
                ["tool"] = new JObject
                {
                    ["driver"] = new JObject
                    {
                        ["name"] = "tokenops spec report",
                        ["rules"] = new JArray(Enum.GetValues<ReportVerdict>().Skip(1).Select(v => new JObject { ["id"] = v.ToString(), ["shortDescription"] = new JObject { ["text"] = ReportText.Words(v) } })),
                    },
                },
                ["results"] = new JArray(report.Changes.Select(Result)),
            }),
        }.ToString(Formatting.Indented) + "\n";
    }

    private static JObject Result(ReportChange change)
    {
        var result = new JObject
        {
            ["ruleId"] = change.Verdict.ToString(),
            ["level"] = change.Verdict switch { ReportVerdict.Breaking => "error", ReportVerdict.Additive => "note", _ => "none" },
            ["message"] = new JObject { ["text"] = Message(change) },
        };
        if (change.Location is { } location)
        {
            result["locations"] = new JArray(new JObject
            {
                ["physicalLocation"] = new JObject
                {
                    ["artifactLocation"] = new JObject { ["uri"] = location.File.Replace('\\', '/') },
                    ["region"] = new JObject { ["startLine"] = location.Line, ["startColumn"] = location.Column },
                },
            });
        }

        return result;
    }

    private static string Message(ReportChange change)
    {
        var explanation = ReportText.Explain(change);
        return $"{change.Place}{(change.Member.Length == 0 ? string.Empty : " " + change.Member)}: {change.What}{(explanation.Length == 0 ? string.Empty : $" ({explanation})")}{(change.Advice.Length == 0 ? string.Empty : ". " + change.Advice)}";
    }

    private static string Data(string text) => text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
