using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TokenOps.Cli.Verification;

/// <summary>Writes plans and results: a table for people, JSON, and JUnit's XML for CI servers.</summary>
internal static class VerificationText
{
    public static string Plan(VerificationPlan plan)
    {
        var text = new StringBuilder();
        foreach (var planned in plan.Requests)
            text.AppendLine(CultureInfo.InvariantCulture, $"{planned.Place}  {planned.Name}  {Images(planned.Images)}");
        Skipped(plan, text);
        return text.AppendLine(CultureInfo.InvariantCulture, $"Would send {Count(plan.Requests.Count, "request")} for {Images(plan.Requests.Sum(p => p.Images))}; a retry after 408, 409, 429 or 5xx adds to that.").ToString();
    }

    public static string Table(VerificationPlan plan, IReadOnlyList<VerificationResult> results)
    {
        string[][] rows =
        [
            ["Result", "Request", "Rule", "Where", "Found", "Expected"],
            .. results.SelectMany(r => r.Drifts.Count == 0
                ? [["ok", $"{r.Planned.Place} {r.Planned.Name}", string.Empty, string.Empty, string.Empty, string.Empty]]
                : r.Drifts.Select(d => new[] { d.IsNote ? "note" : "drift", $"{r.Planned.Place} {r.Planned.Name}", d.Rule, d.Where, Short(d.Found), Short(d.Expected) })),
        ];
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows)
            text.AppendLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        Skipped(plan, text);
        return text.AppendLine(Verdict(results)).ToString();
    }

    /// <summary>What came out altogether.</summary>
    public static string Verdict(IReadOnlyList<VerificationResult> results) => FormattableString.Invariant($"{Count(results.Count, "request")}, {results.Count(r => r.HasDrifted)} drifted.");

    public static string Json(VerificationPlan plan, IReadOnlyList<VerificationResult> results) => new JObject
    {
        ["drifted"] = results.Any(r => r.HasDrifted),
        ["requests"] = new JArray(results.Select(r => new JObject
        {
            ["operation"] = r.Planned.Place,
            ["example"] = r.Planned.Name,
            ["made"] = r.Planned.Request.Made,
            ["seconds"] = Math.Round(r.Duration.TotalSeconds, 3),
            ["drifts"] = new JArray(r.Drifts.Select(d => new JObject
            {
                ["rule"] = d.Rule,
                ["where"] = d.Where,
                ["found"] = d.Found,
                ["expected"] = d.Expected,
                ["note"] = d.IsNote,
            })),
        })),
        ["skipped"] = new JArray(plan.Skipped),
    }.ToString(Formatting.Indented) + Environment.NewLine;

    public static XDocument JUnit(IReadOnlyList<VerificationResult> results) => new(new XElement(
        "testsuites",
        results.GroupBy(r => r.Planned.Place, StringComparer.Ordinal).Select(operation => new XElement(
            "testsuite",
            new XAttribute("name", operation.Key),
            new XAttribute("tests", operation.Count()),
            new XAttribute("failures", operation.Count(r => r.HasDrifted)),
            operation.Select(r => new XElement(
                "testcase",
                new XAttribute("classname", operation.Key),
                new XAttribute("name", r.Planned.Name),
                new XAttribute("time", r.Duration.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture)),
                r.HasDrifted ? new XElement("failure", new XAttribute("message", Lines(r, "; ")), Lines(r, "\n")) : null))))));

    private static string Lines(VerificationResult result, string separator) =>
        string.Concat(string.Join(separator, result.Drifts.Where(d => !d.IsNote).Select(d => $"{d.Rule}{(d.Where.Length == 0 ? string.Empty : " of " + d.Where)}: found {d.Found}, expected {d.Expected}"))
            .Where(System.Xml.XmlConvert.IsXmlChar));

    private static void Skipped(VerificationPlan plan, StringBuilder text)
    {
        foreach (var sentence in plan.Skipped)
            text.AppendLine("skipped  " + sentence);
    }

    private static string Count(long count, string noun) => FormattableString.Invariant($"{count} {noun}{(count == 1 ? string.Empty : "s")}");

    private static string Images(long least) => least == 0 ? "no image" : "at least " + Count(least, "image");

    private static string Short(string text) => Output.ConsoleText.Short(text.ReplaceLineEndings(" "));
}
