using System;
using System.Collections.Generic;
using System.Linq;

namespace TokenOps.OpenApi.Reporting;

/// <summary>
/// Compares the members of one schema. On a request, what is asked for may not grow; on a response, what is promised may
/// not shrink. The C# surface counts as well: a member or enum member that is gone no longer compiles on either side.
/// </summary>
internal sealed class MemberComparison(string place, bool isRequest, List<ReportChange> changes)
{
    public void Compare(IReadOnlyDictionary<string, MemberFacts> before, IReadOnlyDictionary<string, MemberFacts> after)
    {
        var removed = before.Keys.Where(k => !after.ContainsKey(k)).ToList();
        var added = after.Keys.Where(k => !before.ContainsKey(k)).ToList();
        foreach (var old in removed.ToList())
        {
            if (removed.Contains(old) && added.Find(a => Parent(a) == Parent(old) && after[a].IsTwinOf(before[old])) is { } twin)
            {
                Add(ReportVerdict.Breaking, old, $"renamed to '{twin}'");
                removed.RemoveAll(r => IsWithin(r, old));
                added.RemoveAll(a => IsWithin(a, twin));
            }
        }

        // What is inside an added or removed member goes with it.
        foreach (var name in removed.Where(r => !removed.Exists(o => o != r && IsWithin(r, o))))
            Add(ReportVerdict.Breaking, name, "removed");
        foreach (var name in added.Where(a => !added.Exists(o => o != a && IsWithin(a, o))))
            Add(isRequest && after[name].Required ? ReportVerdict.Breaking : ReportVerdict.Additive, name, after[name].Required && isRequest ? "added, required" : "added");
        foreach (var name in before.Keys.Where(after.ContainsKey))
            Compare(name, before[name], after[name]);
    }

    private void Compare(string name, MemberFacts before, MemberFacts after)
    {
        if (before.Type != after.Type)
            Add(ReportVerdict.Breaking, name, $"type changed from {Show(before.Type)} to {Show(after.Type)}");
        if (before.Required != after.Required)
            Add(Verdict(isBad: after.Required == isRequest), name, after.Required ? "made required" : "made optional");
        if (before.Nullable != after.Nullable)
            Add(Verdict(isBad: after.Nullable != isRequest), name, after.Nullable ? "made nullable" : "made not nullable");

        Values(name, before, after);
        foreach (var keyword in before.Limits.Keys.Union(after.Limits.Keys, StringComparer.Ordinal))
        {
            decimal? was = before.Limits.TryGetValue(keyword, out var a) ? a : null, now = after.Limits.TryGetValue(keyword, out var b) ? b : null;
            if (was == now)
                continue;

            var tightened = LimitRules.IsTightened(keyword, was, now);
            var from = FormattableString.Invariant($"{was}");
            var to = FormattableString.Invariant($"{now}");
            Add(Verdict(tightened == isRequest), name, was is null ? $"limit {keyword} {to} added" : now is null ? $"limit {keyword} {from} removed" : $"limit {keyword} {(tightened ? "tightened" : "loosened")} from {from} to {to}");
        }

        foreach (var keyword in before.Others.Keys.Union(after.Others.Keys, StringComparer.Ordinal).Where(k => before.Others.GetValueOrDefault(k) != after.Others.GetValueOrDefault(k)))
            Add(KeywordVerdict(keyword), name, $"{keyword} changed from {Show(before.Others.GetValueOrDefault(keyword))} to {Show(after.Others.GetValueOrDefault(keyword))}");

        // Code goes on working, but a call that leaves the member out gives something else.
        if (before.Default != after.Default)
            Add(ReportVerdict.Additive, name, $"default changed from {Show(before.Default)} to {Show(after.Default)}");
        if (before.Documentation != after.Documentation)
            Add(ReportVerdict.Documentation, name, "description or example changed");
    }

    private void Values(string name, MemberFacts before, MemberFacts after)
    {
        if (before.Values.Count == 0 && after.Values.Count == 0)
            return;
        if (before.Values.Count == 0 || after.Values.Count == 0)
        {
            Add(ReportVerdict.Breaking, name, after.Values.Count == 0 ? "no longer an enum" : "became an enum");
            return;
        }

        // Enums are open in C#: a reply's new value is no surprise to code that was compiled before.
        foreach (var value in after.Values.Except(before.Values, StringComparer.Ordinal))
            Add(ReportVerdict.Additive, name, $"enum member {value} added");
        foreach (var value in before.Values.Except(after.Values, StringComparer.Ordinal))
            Add(ReportVerdict.Breaking, name, $"enum member {value} removed");
    }

    // Extensions steer the generator; what names C# things changes what compiles, the rest how it works.
    private static ReportVerdict KeywordVerdict(string keyword) =>
        keyword.StartsWith("x-", StringComparison.Ordinal) && !keyword.StartsWith("x-csharp", StringComparison.Ordinal) ? ReportVerdict.Additive : ReportVerdict.Breaking;

    private static ReportVerdict Verdict(bool isBad) => isBad ? ReportVerdict.Breaking : ReportVerdict.Additive;

    private static bool IsWithin(string name, string owner) =>
        name == owner || (name.StartsWith(owner, StringComparison.Ordinal) && name[owner.Length] is '.' or '[' or '(');

    private static string Parent(string name) => name[..Math.Max(name.LastIndexOf('.'), 0)];

    private static string Show(string? value) => string.IsNullOrEmpty(value) ? "nothing" : value;

    private void Add(ReportVerdict verdict, string member, string what) => changes.Add(new ReportChange(verdict, place, member, what));
}
