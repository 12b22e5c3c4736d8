using System;
using System.Collections.Generic;
using System.Linq;
using TokenOps.OpenApi.Reporting;

namespace TokenOps.ChangeReport.Api;

/// <summary>
/// Compares one type or member that both assemblies have. What callers hand in may ask for less, what they are handed out may promise
/// more; a change that only a compiler notices breaks as well, since warnings are errors to many.
/// </summary>
internal sealed class ApiMemberComparison(ApiMember before, ApiMember after)
{
    // Whether breaking when added, and when removed. What derived classes must do about it, package validation knows.
    private static readonly Dictionary<string, (bool Added, bool Removed)> Rules = new(StringComparer.Ordinal)
    {
        ["virtual"] = (false, true),
        ["abstract"] = (true, false),
        ["override"] = (false, false),
        ["sealed"] = (true, false),
        ["required"] = (true, false),
        ["readonly"] = (true, true),
        ["const"] = (false, true),
    };

    private readonly List<ApiChange> _changes = [];

    public IReadOnlyList<ApiChange> Compare()
    {
        if (before.Accessibility != after.Accessibility)
            Add(after.Accessibility != "public", $"made {after.Accessibility}");
        Differences(before.Modifiers, after.Modifiers, m => !Rules.TryGetValue(m, out var rule) || rule.Added, m => !Rules.TryGetValue(m, out var rule) || rule.Removed);

        Differences(before.Bases, after.Bases, _ => false, _ => true);
        Differences(before.Constraints, after.Constraints, _ => true, _ => false);
        Differences(before.Attributes, after.Attributes, a => !IsMereAdvice(a), _ => false);
        if (before.Constant != after.Constant)
            Add(isBreaking: true, $"constant changed from {before.Constant ?? "nothing"} to {after.Constant ?? "nothing"}");
        Differences(before.Accessors, after.Accessors, _ => false, _ => true);
        Result();
        for (var i = 0; i < Math.Min(before.Parameters.Count, after.Parameters.Count); i++)
            Parameter(before.Parameters[i], after.Parameters[i]);
        if (before.Parameters.Count != after.Parameters.Count)
            Add(isBreaking: true, "another number of parameters");
        return _changes;
    }

    private static bool IsMereAdvice(string attribute) => attribute.StartsWith("System.ObsoleteAttribute", StringComparison.Ordinal) && !attribute.EndsWith(", true)", StringComparison.Ordinal);

    private void Result()
    {
        if (before.Result is not { } was || after.Result is not { } now)
            return;
        if (was.Bare != now.Bare)
        {
            Add(isBreaking: true, $"type changed from {was.Shown} to {now.Shown}");
            return;
        }

        // A method hands its result out; a property or field does what its accessors say.
        var isReadable = after.Accessors.Count == 0 || after.Accessors.Any(a => a.EndsWith("get", StringComparison.Ordinal));
        var isWritable = after.Accessors.Any(a => !a.EndsWith("get", StringComparison.Ordinal));
        Nulls(string.Empty, was.ChangedTo(now), isIn: isWritable, isOut: isReadable);
    }

    private void Parameter(ApiParameter was, ApiParameter now)
    {
        if (was.Name != now.Name)
            Add(isBreaking: true, $"parameter '{was.Name}' renamed to '{now.Name}'");
        if (was.Type.Bare != now.Type.Bare)
            Add(isBreaking: true, $"parameter '{now.Name}' changed from {was.Type.Shown} to {now.Type.Shown}");
        else
            Nulls($"parameter '{now.Name}' ", was.Type.ChangedTo(now.Type), isIn: true, isOut: false);

        // Code goes on working, but a call that leaves the parameter out gives something else once it is compiled anew.
        if (was.Default != now.Default)
            Add(isBreaking: now.Default is null, now.Default is null ? $"parameter '{now.Name}' is no longer optional" : $"parameter '{now.Name}' has the default {now.Default}, was {was.Default ?? "none"}");
    }

    private void Nulls(string what, Nullability change, bool isIn, bool isOut)
    {
        if (change != Nullability.Same)
            Add((change != Nullability.Tightened && isOut) || (change != Nullability.Loosened && isIn), what + (change switch
            {
                Nullability.Loosened => "may be null now",
                Nullability.Tightened => "may not be null any longer",
                _ => "changed what may be null within it",
            }));
    }

    private void Differences(IReadOnlyList<string> old, IReadOnlyList<string> now, Func<string, bool> breaksAdded, Func<string, bool> breaksRemoved)
    {
        foreach (var one in now.Except(old, StringComparer.Ordinal))
            Add(breaksAdded(one), $"{one} added");
        foreach (var one in old.Except(now, StringComparer.Ordinal))
            Add(breaksRemoved(one), $"{one} removed");
    }

    private void Add(bool isBreaking, string what) => _changes.Add(new ApiChange(isBreaking ? ReportVerdict.Breaking : ReportVerdict.Additive, after.Id, after.Name, what));
}
