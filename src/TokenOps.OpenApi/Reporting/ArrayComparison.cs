using System;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Reporting;

/// <summary>Compares the items of arrays.</summary>
internal sealed class ArrayComparison(SchemaComparison schemas)
{
    public void Compare(ChangePosition position, SchemaView before, SchemaView after)
    {
        Items(position, "items", "[]", before, after);
        Items(position, "unevaluatedItems", "[unevaluated]", before, after);
        Prefix(position, before, after);
        Contains(position with { IsTyped = false }, before, after);
    }

    private void Items(ChangePosition position, string keyword, string suffix, SchemaView before, SchemaView after)
    {
        var (was, now) = (before.Keywords[keyword], after.Keywords[keyword]);
        if (was is not null || now is not null)
            schemas.Compare(position.Inside(suffix), was, now);
    }

    // In a tuple that is closed behind its items, one item more is room; in an open one it says of an item what nobody said before.
    private void Prefix(ChangePosition position, SchemaView before, SchemaView after)
    {
        var (was, now) = (before.Keywords["prefixItems"] as JArray ?? [], after.Keywords["prefixItems"] as JArray ?? []);
        for (var i = 0; i < Math.Max(was.Count, now.Count); i++)
        {
            var at = position.Inside($"[{i}]");
            if (i < was.Count && i < now.Count)
            {
                schemas.Compare(at, was[i], now[i]);
                continue;
            }

            var isAdded = i >= was.Count;
            var isClosed = IsClosed(isAdded ? before : after);
            schemas.Changes.Add(at, isAdded == isClosed ? SchemaEffect.Widened : SchemaEffect.Narrowed, isAdded ? "prefix item added" : "prefix item removed", isAdded ? null : was[i], isAdded ? now[i] : null);
        }
    }

    private void Contains(ChangePosition position, SchemaView before, SchemaView after)
    {
        var (was, now) = (before.Keywords["contains"], after.Keywords["contains"]);
        if (was is not null && now is not null)
            schemas.Compare(position.Inside("[contained]"), was, now);
        else if (was is not null || now is not null)
            Add(position, now is not null, now is not null ? "contains added" : "contains removed", was, now);

        if (was is null || now is null)
            return;

        // Without minContains one item is asked for.
        Number(position, "minContains", before, after, 1, isLower: true);
        Number(position, "maxContains", before, after, long.MaxValue, isLower: false);
    }

    private void Number(ChangePosition position, string keyword, SchemaView before, SchemaView after, long missing, bool isLower)
    {
        var (was, now) = (Value(before), Value(after));
        if (was != now)
            Add(position, isLower ? now > was : now < was, FormattableString.Invariant($"limit {keyword} {(isLower == now > was ? "tightened" : "loosened")} from {Text(was)} to {Text(now)}"), before.Keywords[keyword], after.Keywords[keyword]);

        long Value(SchemaView view) => view.Keywords[keyword] is JValue { Value: long number } ? number : missing;
        string Text(long number) => number == missing && !isLower ? "nothing" : number.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private void Add(ChangePosition position, bool isNarrowed, string what, JToken? before, JToken? after) =>
        schemas.Changes.Add(position, isNarrowed ? SchemaEffect.Narrowed : SchemaEffect.Widened, what, before, after, position.Direction == SchemaDirection.Response ? ClientVerdict.ResponsesAreNotChecked : null);

    private static bool IsClosed(SchemaView view) =>
        view.Keywords["items"] is JValue { Value: false } || view.Keywords["unevaluatedItems"] is JValue { Value: false }
        || (view.Keywords["maxItems"] is JValue { Value: long most } && view.Keywords["prefixItems"] is JArray items && most <= items.Count);
}
