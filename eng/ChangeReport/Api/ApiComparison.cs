using System;
using System.Collections.Generic;
using System.Linq;
using TokenOps.OpenApi.Reporting;

namespace TokenOps.ChangeReport.Api;

/// <summary>Compares the public API of two assemblies.</summary>
internal static class ApiComparison
{
    public static IReadOnlyList<ApiChange> Between(PublicApi before, PublicApi after)
    {
        var changes = new List<ApiChange>();
        var removed = Outermost(before, after);
        var added = Outermost(after, before);

        // Another signature is another member; that both are one to a reader shows where just one went and one came.
        foreach (var (old, now) in removed.Where(m => !m.IsType).Select(old => (old, Twin(old, removed, added))).Where(pair => pair.Item2 is not null).ToList())
        {
            changes.Add(new ApiChange(ReportVerdict.Breaking, old.Id, old.Name, $"changed from {old.Shown} to {now!.Shown}"));
            removed.Remove(old);
            added.Remove(now);
        }

        // Where an override is gone, what it overrode is called.
        changes.AddRange(removed.Select(m => new ApiChange(m.Modifiers.Contains("override") ? ReportVerdict.Additive : ReportVerdict.Breaking, m.Id, m.Name, "removed: " + m.Shown)));
        changes.AddRange(added.Select(m => new ApiChange(ReportVerdict.Additive, m.Id, m.Name, "added: " + m.Shown)));
        foreach (var (id, member) in before.Members)
        {
            if (after.Members.TryGetValue(id, out var now))
                changes.AddRange(new ApiMemberComparison(member, now).Compare());
        }

        return changes;
    }

    // What is inside an added or removed type goes with it.
    private static List<ApiMember> Outermost(PublicApi one, PublicApi other) =>
        [.. one.Members.Values.Where(m => !other.Members.ContainsKey(m.Id) && (m.Owner is null || other.Members.ContainsKey(m.Owner)))];

    private static ApiMember? Twin(ApiMember member, List<ApiMember> removed, List<ApiMember> added)
    {
        return removed.Count(IsSame) == 1 && added.Count(IsSame) == 1 ? added.Single(IsSame) : null;

        bool IsSame(ApiMember other) => !other.IsType && other.Owner == member.Owner && other.Id[0] == member.Id[0] && BareName(other) == BareName(member);
    }

    private static string BareName(ApiMember member) => member.Id.Split('(', '~')[0].Split("``", StringSplitOptions.None)[0];
}
