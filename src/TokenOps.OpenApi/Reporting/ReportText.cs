using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Reporting;

/// <summary>Writes a report for people and for programs.</summary>
public static class ReportText
{
    /// <summary>Returns the verdict in the words of a sentence.</summary>
    /// <param name="verdict">The verdict.</param>
    public static string Words(ReportVerdict verdict) => verdict switch
    {
        ReportVerdict.Unchanged => "no change",
        ReportVerdict.Documentation => "documentation only",
        ReportVerdict.Additive => "additive",
        _ => "breaking",
    };

    /// <summary>Returns what the change means and why, in one sentence; the contract is spoken of where it says something else.</summary>
    /// <param name="change">The change.</param>
    public static string Explain(ReportChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return change.Contract == change.Verdict ? string.Empty : $"contract: {Words(change.Contract)}; this client: {Words(change.Verdict)}, because {change.Reason}";
    }

    /// <summary>Returns lines of text, grouped by operation.</summary>
    /// <param name="report">The report.</param>
    /// <param name="version">The version of the document before the change, or null to say nothing of versions.</param>
    public static string Plain(SpecReport report, string? version = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder().Append("Verdict: ").Append(Words(report.Verdict)).Append('\n');
        if (report.Contract != report.Verdict)
            text.Append("Contract: ").Append(Words(report.Contract)).Append('\n');
        if (version is not null)
            text.Append("Version: ").Append(VersionAdvice.Next(version, report.Verdict)).Append(" (from ").Append(version).Append(")\n");
        foreach (var change in report.Changes.GroupBy(ReportGroup.Of, StringComparer.Ordinal).SelectMany(g => g))
        {
            text.Append($"  {Words(change.Verdict),-18}  {change.Place}{(change.Member.Length == 0 ? string.Empty : ", " + change.Member)}: {change.What}\n");
            foreach (var line in Remarks(change))
                text.Append(' ', 22).Append(line).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Returns one JSON object.</summary>
    /// <param name="report">The report.</param>
    /// <param name="version">The version of the document before the change, or null to say nothing of versions.</param>
    public static string Json(SpecReport report, string? version = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new JObject
        {
            ["verdict"] = Words(report.Verdict),
            ["contract"] = Words(report.Contract),
            ["version"] = version is null ? null : VersionAdvice.Next(version, report.Verdict),
            ["changes"] = new JArray(report.Changes.Select(Json)),
        }.ToString(Formatting.Indented) + "\n";
    }

    private static JObject Json(ReportChange change) => new()
    {
        ["verdict"] = Words(change.Verdict),
        ["contract"] = Words(change.Contract),
        ["reason"] = change.Reason,
        ["place"] = change.Place,
        ["member"] = change.Member,
        ["what"] = change.What,
        ["before"] = change.Before,
        ["after"] = change.After,
        ["file"] = change.Location?.File,
        ["line"] = change.Location?.Line,
        ["column"] = change.Location?.Column,
        ["advice"] = change.Advice,
        ["otherPlaces"] = new JArray(change.OtherPlaces),
    };

    private static IEnumerable<string> Remarks(ReportChange change)
    {
        if (Explain(change) is { Length: > 0 } explanation)
            yield return explanation;
        if (change.Location is { } location)
            yield return location.ToString();
        if (change.Advice.Length > 0)
            yield return change.Advice;
        if (change.OtherPlaces.Count > 0)
            yield return $"also {string.Join(", ", change.OtherPlaces)}";
    }
}
