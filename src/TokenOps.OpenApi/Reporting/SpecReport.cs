using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Importing;

namespace TokenOps.OpenApi.Reporting;

/// <summary>What changed between two compiled documents, as users of the client see it. Immutable and thread-safe.</summary>
public sealed class SpecReport
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    private SpecReport(IReadOnlyList<ReportChange> changes) => Changes = changes;

    /// <summary>The changes, the serious ones first.</summary>
    public IReadOnlyList<ReportChange> Changes { get; }

    /// <summary>What all changes together mean: what the most serious of them means.</summary>
    public ReportVerdict Verdict => Changes.Count == 0 ? ReportVerdict.Unchanged : Changes.Max(c => c.Verdict);

    /// <summary>Compares two merged documents.</summary>
    /// <param name="before">The document as it was.</param>
    /// <param name="after">The document as it is.</param>
    /// <exception cref="ArgumentNullException">One of them is null.</exception>
    public static SpecReport Between(JObject before, JObject after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);

        var changes = new List<ReportChange>();
        Operations(before, after, changes);
        if (!JToken.DeepEquals(before["servers"], after["servers"]))
            changes.Add(new ReportChange(ReportVerdict.Breaking, "servers", string.Empty, "the default server changed"));
        foreach (var scheme in Schemes(before).Union(Schemes(after), StringComparer.Ordinal))
            Scheme(scheme, before, after, changes);

        // Whatever else differs is words, or something that no operation uses.
        if (changes.Count == 0 && SpecChanges.Between(before, after).Count > 0)
            changes.Add(new ReportChange(ReportVerdict.Documentation, "document", string.Empty, "words, or what no operation uses, changed"));
        return new SpecReport([.. changes.OrderByDescending(c => c.Verdict)]);
    }

    private static void Operations(JObject before, JObject after, List<ReportChange> changes)
    {
        var (old, now) = (All(before), All(after));
        var (oldMembers, nowMembers) = (new SchemaMembers(before), new SchemaMembers(after));
        foreach (var name in old.Keys.Union(now.Keys, StringComparer.Ordinal))
        {
            if (!old.TryGetValue(name, out var from))
                changes.Add(new ReportChange(ReportVerdict.Additive, name, string.Empty, "operation added"));
            else if (!now.TryGetValue(name, out var to))
                changes.Add(new ReportChange(ReportVerdict.Breaking, name, string.Empty, "operation removed"));
            else
                new OperationComparison(name, oldMembers, nowMembers, changes).Compare(from.Operation, to.Operation, from.Item, to.Item);
        }
    }

    private static Dictionary<string, (JObject Operation, JObject Item)> All(JObject document) =>
    (
        from path in (document["paths"] as JObject ?? []).Properties()
        from method in ((JObject)path.Value).Properties()
        where Methods.Contains(method.Name) && method.Value is JObject
        select (Name: $"{method.Name.ToUpperInvariant()} {path.Name}", Operation: (JObject)method.Value, Item: (JObject)path.Value))
        .ToDictionary(o => o.Name, o => (o.Operation, o.Item), StringComparer.Ordinal);

    private static IEnumerable<string> Schemes(JObject document) => (document["components"]?["securitySchemes"] as JObject ?? []).Properties().Select(p => p.Name);

    private static void Scheme(string name, JObject before, JObject after, List<ReportChange> changes)
    {
        var (old, now) = (Bare(before), Bare(after));
        if (!JToken.DeepEquals(old, now))
            changes.Add(new ReportChange(old is null ? ReportVerdict.Additive : ReportVerdict.Breaking, "security", name, old is null ? "scheme added" : now is null ? "scheme removed" : "scheme changed"));

        JToken? Bare(JObject document)
        {
            var scheme = document["components"]?["securitySchemes"]?[name]?.DeepClone();
            (scheme as JObject)?.Remove("description");
            return scheme;
        }
    }
}
