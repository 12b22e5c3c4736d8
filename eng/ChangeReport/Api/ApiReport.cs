using System;
using System.Collections.Generic;
using System.Linq;
using TokenOps.OpenApi.Reporting;

namespace TokenOps.ChangeReport.Api;

/// <summary>What changed in the public API of all packages.</summary>
/// <param name="Rows">The changes, the serious ones first.</param>
internal sealed record ApiReport(IReadOnlyList<ApiRow> Rows)
{
    public ReportVerdict Verdict => Rows.Count == 0 ? ReportVerdict.Unchanged : Rows.Max(r => r.Verdict);

    /// <summary>Compares packages by their listings, and takes in what package validation knows beyond them.</summary>
    /// <param name="before">The packages as they were, by id.</param>
    /// <param name="after">The packages as they are.</param>
    /// <param name="findings">What package validation found, by package id.</param>
    public static ApiReport Between(IReadOnlyDictionary<string, PackagedApi> before, IReadOnlyDictionary<string, PackagedApi> after, ILookup<string, CompatibilityFinding> findings)
    {
        var rows = new List<ApiRow>();
        foreach (var id in before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (!before.TryGetValue(id, out var old))
                rows.Add(new ApiRow(ReportVerdict.Additive, id, string.Empty, "package added", []));
            else if (!after.TryGetValue(id, out var now))
                rows.Add(new ApiRow(ReportVerdict.Breaking, id, string.Empty, "package removed", []));
            else
                rows.AddRange(Package(old, now, [.. findings[id]]));
        }

        return new ApiReport([.. rows.OrderByDescending(r => r.Verdict).ThenBy(r => r.Package, StringComparer.Ordinal).ThenBy(r => r.Name, StringComparer.Ordinal)]);
    }

    private static IEnumerable<ApiRow> Package(PackagedApi before, PackagedApi after, IReadOnlyList<CompatibilityFinding> findings)
    {
        foreach (var framework in before.Frameworks.Keys.Except(after.Frameworks.Keys, StringComparer.Ordinal))
            yield return new ApiRow(ReportVerdict.Breaking, after.Id, string.Empty, $"target framework {framework} removed", []);
        foreach (var framework in after.Frameworks.Keys.Except(before.Frameworks.Keys, StringComparer.Ordinal))
            yield return new ApiRow(ReportVerdict.Additive, after.Id, string.Empty, $"target framework {framework} added", []);

        var shared = before.Frameworks.Keys.Intersect(after.Frameworks.Keys, StringComparer.Ordinal).ToList();
        var changes =
            from framework in shared
            let found = findings.Where(f => f.Framework == framework).ToList()
            from change in WithFindings(ApiComparison.Between(before.Frameworks[framework], after.Frameworks[framework]), found, after.Frameworks[framework])
            group framework by (change.Verdict, change.Name, change.What);
        foreach (var change in changes)
            yield return new ApiRow(change.Key.Verdict, after.Id, change.Key.Name, change.Key.What, change.Count() == after.Frameworks.Count ? [] : [.. change]);
    }

    // What the listing calls harmless and package validation does not is breaking: an added member that others must implement, say.
    private static IEnumerable<ApiChange> WithFindings(IReadOnlyList<ApiChange> changes, IReadOnlyList<CompatibilityFinding> findings, PublicApi after)
    {
        var unknown = findings.Where(f => !changes.Any(c => c.Verdict == ReportVerdict.Breaking && Covers(c.Id, f))).ToList();
        foreach (var change in changes)
        {
            var rules = unknown.Where(f => f.Member == change.Id).Select(f => f.Rule).Distinct(StringComparer.Ordinal).ToList();
            yield return rules.Count == 0 ? change : change with { Verdict = ReportVerdict.Breaking, What = $"{change.What} ({string.Join(", ", rules)})" };
        }

        foreach (var finding in unknown.Where(f => changes.All(c => c.Id != f.Member)).DistinctBy(f => (f.Rule, f.Member)))
            yield return new ApiChange(ReportVerdict.Breaking, finding.Member, after.Members.TryGetValue(finding.Member, out var member) ? member.Name : finding.Member, $"breaks by rule {finding.Rule} of package validation");
    }

    // Findings name a parameter after its method ("M:A.B(System.Int32)$0"), and what is in a removed type goes with it.
    private static bool Covers(string id, CompatibilityFinding finding) =>
        finding.Member == id || finding.Member.StartsWith(id + "$", StringComparison.Ordinal)
        || (id[0] == 'T' && finding.Member.Length > 2 && finding.Member[2..].StartsWith(id[2..] + ".", StringComparison.Ordinal));
}
