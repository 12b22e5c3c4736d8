using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Reporting;

/// <summary>Compares the properties of objects, named and unnamed.</summary>
internal sealed class ObjectComparison(SchemaComparison schemas)
{
    public void Compare(ChangePosition position, SchemaView before, SchemaView after)
    {
        Properties(position, before, after);
        // Names that are required without a property to describe them.
        foreach (var name in Unlisted(after, before, after))
            schemas.Changes.Add(position.Property(name), SchemaEffect.Narrowed, "made required", null, after.Keywords["required"]);
        foreach (var name in Unlisted(before, before, after))
            schemas.Changes.Add(position.Property(name), SchemaEffect.Widened, "made optional", before.Keywords["required"], null);
        Additional(position, before, after, "additionalProperties", "{*}");
        Additional(position, before, after, "unevaluatedProperties", "{unevaluated}");
        Patterns(position, before, after);
        if (before.Type == "object" || after.Type == "object" || before.Keywords["propertyNames"] is not null || after.Keywords["propertyNames"] is not null)
            Applicator(position.Inside("{name}"), "propertyNames", before, after);
    }

    private void Properties(ChangePosition position, SchemaView before, SchemaView after)
    {
        var removed = before.Properties.Where(p => !Has(after, p.Name)).ToList();
        var added = after.Properties.Where(p => !Has(before, p.Name)).ToList();
        foreach (var old in removed.ToList())
        {
            if (added.Find(p => IsSame(before, old, after, p)) is not { } same)
                continue;

            schemas.Changes.Add(ReportVerdict.Breaking, position.Place, position.Property(old.Name).Member, $"renamed to '{same.Name}'", old, same, advice: $"Use '{same.Name}'.");
            removed.Remove(old);
            added.Remove(same);
        }

        foreach (var property in removed)
            Removed(position.Property(property.Name), property, before, after);
        foreach (var property in added)
            Added(position.Property(property.Name), property, before, after);
        foreach (var property in before.Properties.Where(p => Has(after, p.Name)))
        {
            Requirement(position.Property(property.Name), property, before, after);
            schemas.Compare(position.Property(property.Name), property.Value, after.Keywords["properties"]![property.Name]);
        }
    }

    private void Removed(ChangePosition at, JProperty property, SchemaView before, SchemaView after)
    {
        // A closed object refuses what it no longer lists; an open one may go on taking it, but code that uses it does not compile.
        var effect = at.Direction == SchemaDirection.Response ? before.Requires(property.Name) ? SchemaEffect.Changed : SchemaEffect.Narrowed
            : IsOpen(after) ? SchemaEffect.Widened : SchemaEffect.Narrowed;
        schemas.Changes.Add(at, effect, "removed", property, null, at.IsTyped ? ClientVerdict.CSharp("the C# property is gone") : null, "Stop using it.");
    }

    private void Added(ChangePosition at, JProperty property, SchemaView before, SchemaView after)
    {
        var view = schemas.After(property.Value);
        var isRequired = after.Requires(property.Name) && !(at.Direction == SchemaDirection.Request && view.Flag("readOnly"));
        if (at.Direction == SchemaDirection.Response)
            schemas.Changes.Add(ReportVerdict.Additive, at.Place, at.Member, "added", null, property);
        else
            schemas.Changes.Add(at, isRequired && !before.Requires(property.Name) ? SchemaEffect.Narrowed : SchemaEffect.Widened, isRequired ? "added, required" : "added", null, property, advice: isRequired ? "Set it in every request." : string.Empty);
    }

    private void Requirement(ChangePosition at, JProperty property, SchemaView before, SchemaView after)
    {
        var (was, now) = (before.Requires(property.Name), after.Requires(property.Name));
        // What travels the other way only is neither asked for nor promised here.
        var ignored = at.Direction == SchemaDirection.Request ? "readOnly" : "writeOnly";
        var (old, value) = (schemas.Before(property.Value), schemas.After(after.Keywords["properties"]![property.Name]));
        was &= !old.Flag(ignored);
        now &= !value.Flag(ignored);
        if (was != now)
        {
            schemas.Changes.Add(at, now ? SchemaEffect.Narrowed : SchemaEffect.Widened, now ? "made required" : "made optional", before.Keywords["required"] ?? property, after.Keywords["required"] ?? after.Origin, advice: (at.Direction, now) switch
            {
                (SchemaDirection.Request, true) => "Set it in every request.",
                (SchemaDirection.Response, false) => "Handle a response without it.",
                _ => string.Empty,
            });
        }
    }

    private static IEnumerable<string> Unlisted(SchemaView view, SchemaView before, SchemaView after) =>
        (view.Keywords["required"] as JArray ?? []).Select(n => n.ToString()).Distinct(StringComparer.Ordinal)
            .Where(n => !Has(before, n) && !Has(after, n) && before.Requires(n) != after.Requires(n));

    private void Additional(ChangePosition position, SchemaView before, SchemaView after, string keyword, string suffix)
    {
        var (was, now) = (before.Keywords[keyword], after.Keywords[keyword]);
        if (was is null && now is null)
            return;

        var (old, value) = (schemas.Before(was), schemas.After(now));
        if (old.IsNever != value.IsNever)
        {
            schemas.Changes.Add(
                position,
                value.IsNever ? SchemaEffect.Narrowed : SchemaEffect.Widened,
                value.IsNever ? $"closed: {keyword} is false" : $"open: {keyword} is no longer false",
                was,
                now,
                position is { Direction: SchemaDirection.Response, IsTyped: true } ? ClientVerdict.UnknownPropertiesAreKept : null);
        }
        else if (!old.IsNever)
        {
            schemas.Compare(position.Inside(suffix), old, value);
        }
    }

    private void Patterns(ChangePosition position, SchemaView before, SchemaView after)
    {
        var (was, now) = (before.Keywords["patternProperties"] as JObject ?? [], after.Keywords["patternProperties"] as JObject ?? []);
        foreach (var pattern in was.Properties().Concat(now.Properties()).Select(p => p.Name).Distinct(StringComparer.Ordinal))
        {
            var at = position.Inside($"{{{pattern}}}");
            if (was[pattern] is { } old && now[pattern] is { } value)
                schemas.Compare(at, old, value);
            else
                schemas.Changes.Add(at, now[pattern] is not null ? SchemaEffect.Narrowed : SchemaEffect.Widened, now[pattern] is not null ? "pattern property added" : "pattern property removed", was[pattern], now[pattern], position is { Direction: SchemaDirection.Response, IsTyped: true } ? ClientVerdict.ResponsesAreNotChecked : null);
        }
    }

    private void Applicator(ChangePosition position, string keyword, SchemaView before, SchemaView after)
    {
        var (was, now) = (before.Keywords[keyword], after.Keywords[keyword]);
        if (was is not null && now is not null)
            schemas.Compare(position with { IsTyped = false }, was, now);
        else if (was is not null || now is not null)
            schemas.Changes.Add(position, now is not null ? SchemaEffect.Narrowed : SchemaEffect.Widened, now is not null ? $"{keyword} added" : $"{keyword} removed", was, now, position is { Direction: SchemaDirection.Response, IsTyped: true } ? ClientVerdict.ResponsesAreNotChecked : null);
    }

    // The same property under another name: the same schema, and the same words or the same values.
    private bool IsSame(SchemaView before, JProperty old, SchemaView after, JProperty now)
    {
        if (before.Requires(old.Name) != after.Requires(now.Name))
            return false;

        var (was, has) = (schemas.Before(old.Value), schemas.After(now.Value));
        var isTelling = was.Keywords["description"] is not null || was.Values.Count > 0;
        return isTelling && was.TypeText == has.TypeText && JToken.DeepEquals(old.Value, now.Value);
    }

    private static bool Has(SchemaView view, string property) => view.Keywords["properties"] is JObject properties && properties.ContainsKey(property);

    private static bool IsOpen(SchemaView view) => view.Keywords["additionalProperties"] is not JValue { Value: false } && view.Keywords["unevaluatedProperties"] is not JValue { Value: false };
}
