using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Reporting;

/// <summary>Compares unions branch by branch. A schema that is no union is a union of one branch.</summary>
internal sealed class UnionComparison(SchemaComparison schemas)
{
    public void Compare(ChangePosition position, SchemaView before, SchemaView after, ClientVerdict? csharp)
    {
        var was = Branches(before, schemas.Before);
        var now = Branches(after, schemas.After);
        var pairs = new List<(Branch Before, Branch After)>();
        foreach (var isMatch in (Func<Branch, Branch, bool>[])[HasSameName, IsEqual, HasSameConstant, HasSameType])
        {
            foreach (var old in was.ToList())
            {
                // Two branches of one type are told apart by nothing here, so that neither is taken for the other.
                var candidates = now.Where(b => isMatch(old, b)).ToList();
                if (candidates.Count == 0 || (isMatch == HasSameType && (candidates.Count > 1 || was.Count(o => isMatch(o, candidates[0])) > 1)))
                    continue;

                pairs.Add((old, candidates[0]));
                was.Remove(old);
                now.Remove(candidates[0]);
            }
        }

        // The branches that are left on both sides are one branch that changed, where there is one on each.
        if (was.Count == 1 && now.Count == 1 && was[0].View.Type == now[0].View.Type)
        {
            pairs.Add((was[0], now[0]));
            was.Clear();
            now.Clear();
        }

        var isWrapped = (before.Branches.Count == 0) != (after.Branches.Count == 0);
        if (isWrapped)
        {
            schemas.Changes.Add(
                position,
                (was.Count > 0, now.Count > 0) switch { (true, true) => SchemaEffect.Changed, (true, false) => SchemaEffect.Narrowed, _ => SchemaEffect.Widened },
                after.Branches.Count > 0 ? "became a union" : "no longer a union",
                before.Origin,
                after.Origin,
                csharp);
        }
        else
        {
            foreach (var branch in now)
                schemas.Changes.Add(position, SchemaEffect.Widened, $"branch {branch.Name} added", null, branch.Token, position.Direction == SchemaDirection.Response && position.IsTyped ? ClientVerdict.BranchesAreKept : null);
            foreach (var branch in was)
                schemas.Changes.Add(position, SchemaEffect.Narrowed, $"branch {branch.Name} removed", branch.Token, null, advice: position.Direction == SchemaDirection.Request ? "Send one of the other branches." : string.Empty);
        }

        foreach (var (old, value) in pairs)
            schemas.Compare(before.Branches.Count > 0 && after.Branches.Count > 0 ? position.Inside($"({value.Name})") : position, old.View, value.View);
        if (before.Branches.Count > 0 && after.Branches.Count > 0 && before.UnionKeyword != after.UnionKeyword)
            schemas.Changes.Add(position, after.UnionKeyword == "oneOf" ? SchemaEffect.Narrowed : SchemaEffect.Widened, $"{before.UnionKeyword} became {after.UnionKeyword}", before.Origin, after.Origin, new ClientVerdict(ReportVerdict.Additive, "the client reads and writes both alike"));
        Discriminator(position, before.Keywords["discriminator"] as JObject, after.Keywords["discriminator"] as JObject);
    }

    private void Discriminator(ChangePosition position, JObject? before, JObject? after)
    {
        if (before?["propertyName"]?.ToString() != after?["propertyName"]?.ToString())
        {
            // Where branches are told apart by their constants, a discriminator says nothing new.
            schemas.Changes.Add(position, before is null || after is null ? SchemaEffect.Neutral : SchemaEffect.Changed, $"discriminator changed from {before?["propertyName"]?.ToString() ?? "nothing"} to {after?["propertyName"]?.ToString() ?? "nothing"}", before, after);
            return;
        }

        var (was, now) = (before?["mapping"] as JObject ?? [], after?["mapping"] as JObject ?? []);
        foreach (var value in was.Properties().Concat(now.Properties()).Select(p => p.Name).Distinct(StringComparer.Ordinal))
        {
            if (was[value] is null)
                schemas.Changes.Add(position, SchemaEffect.Widened, $"discriminator value {value} added", null, now[value], position.Direction == SchemaDirection.Response ? ClientVerdict.BranchesAreKept : null);
            else if (now[value] is null)
                schemas.Changes.Add(position, SchemaEffect.Narrowed, $"discriminator value {value} removed", was[value], null);
            else if (was[value]!.ToString().Split('/')[^1] != now[value]!.ToString().Split('/')[^1])
                schemas.Changes.Add(position, SchemaEffect.Changed, $"discriminator value {value} means {now[value]!.ToString().Split('/')[^1]} instead of {was[value]!.ToString().Split('/')[^1]}", was[value], now[value]);
        }
    }

    private static List<Branch> Branches(SchemaView view, Func<JToken?, SchemaView> read) => view.Branches.Count == 0
        ? [new Branch(view.Origin, view, view.Name ?? view.TypeText)]
        : [.. view.Branches.Select((token, index) =>
        {
            var branch = read(token);
            return new Branch(token, branch, branch.Name ?? token["title"]?.ToString() ?? (branch.Type ?? $"{index + 1}"));
        })];

    private static bool HasSameName(Branch before, Branch after) => before.View.Name is { } name && name == after.View.Name;

    private static bool IsEqual(Branch before, Branch after) => JToken.DeepEquals(before.Token, after.Token);

    private static bool HasSameConstant(Branch before, Branch after) => Constants(before.View).Intersect(Constants(after.View), StringComparer.Ordinal).Any();

    private static bool HasSameType(Branch before, Branch after) => before.View.Type == after.View.Type && before.View.Type is not null;

    private static IEnumerable<string> Constants(SchemaView view) =>
        view.Properties.Where(p => (p.Value["const"] ?? (p.Value["enum"] as JArray is { Count: 1 } one ? one[0] : null)) is not null)
            .Select(p => $"{p.Name}={p.Value["const"] ?? p.Value["enum"]![0]}");

    private sealed record Branch(JToken Token, SchemaView View, string Name);
}
