using System;
using System.Globalization;
using System.Linq;
using System.Numerics;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Reporting;

/// <summary>Compares what limits a single value: enums and constants, formats, patterns, limits and steps.</summary>
internal sealed class ScalarComparison(ChangeCollector changes)
{
    private static readonly (string Inclusive, string Exclusive, bool IsLower)[] Ranges = [("minimum", "exclusiveMinimum", true), ("maximum", "exclusiveMaximum", false)];
    private static readonly string[] Counts = ["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"];

    public void Compare(ChangePosition position, SchemaView before, SchemaView after, ClientVerdict? csharp)
    {
        Values(position, before, after, csharp);
        Extensible(position, before, after);
        Format(position, before, after, csharp);
        foreach (var (inclusive, exclusive, isLower) in Ranges)
            Limit(position, Bound(before, inclusive, exclusive, isLower), Bound(after, inclusive, exclusive, isLower), isLower, csharp);
        foreach (var keyword in Counts)
            Limit(position, Count(before, keyword), Count(after, keyword), SchemaKeywords.IsLowerLimit(keyword), csharp);
        Pattern(position, before, after);
        Step(position, before, after);
        if (before.Flag("uniqueItems") != after.Flag("uniqueItems"))
            Add(position, after.Flag("uniqueItems") ? SchemaEffect.Narrowed : SchemaEffect.Widened, after.Flag("uniqueItems") ? "items must differ from each other now" : "items need not differ from each other any longer", before.Keywords["uniqueItems"], after.Keywords["uniqueItems"]);
    }

    private void Values(ChangePosition position, SchemaView before, SchemaView after, ClientVerdict? csharp)
    {
        var (was, now) = (before.Values, after.Values);
        if (was.Count == 0 && now.Count == 0)
            return;

        var wasConstant = before.Keywords.ContainsKey("const") && was.Count == 1;
        var isConstant = after.Keywords.ContainsKey("const") && now.Count == 1;
        if (was.Count == 0 || now.Count == 0)
        {
            var what = now.Count > 0 ? isConstant ? $"became the constant {ChangeCollector.Text(now[0])}" : "became an enum" : wasConstant ? "no longer a constant" : "no longer an enum";
            changes.Add(position, now.Count > 0 ? SchemaEffect.Narrowed : SchemaEffect.Widened, what, before.Keywords["enum"] ?? before.Keywords["const"], after.Keywords["enum"] ?? after.Keywords["const"], csharp, "Use the values that the document lists.");
            return;
        }

        var added = now.Where(v => !was.Any(w => JToken.DeepEquals(v, w))).ToList();
        var removed = was.Where(v => !now.Any(w => JToken.DeepEquals(v, w))).ToList();
        if (wasConstant && isConstant && added.Count > 0)
        {
            changes.Add(position, SchemaEffect.Changed, $"constant changed from {ChangeCollector.Text(was[0])} to {ChangeCollector.Text(now[0])}", was[0], now[0], csharp);
            return;
        }

        // A value that is gone from an enum is a C# member that is gone, whichever way the value travels.
        var isMember = position.IsTyped && removed.All(v => v.Type == JTokenType.String);
        foreach (var value in added)
            changes.Add(position, SchemaEffect.Widened, $"enum member {ChangeCollector.Text(value)} added", null, value, position.IsTyped ? ClientVerdict.EnumsAreOpen : null);
        foreach (var value in removed)
            changes.Add(position, SchemaEffect.Narrowed, $"enum member {ChangeCollector.Text(value)} removed", value, null, isMember ? ClientVerdict.CSharp("the C# member is gone") : null, "Use another value.");
    }

    private void Extensible(ChangePosition position, SchemaView before, SchemaView after)
    {
        var (was, now) = (before.Keywords["x-extensible-enum"] as JArray ?? [], after.Keywords["x-extensible-enum"] as JArray ?? []);
        foreach (var value in was.Where(v => !now.Any(w => JToken.DeepEquals(v, w))))
            changes.Add(position, SchemaEffect.Narrowed, $"extensible enum value {ChangeCollector.Text(value)} removed", value, null);
        foreach (var value in now.Where(v => !was.Any(w => JToken.DeepEquals(v, w))))
            changes.Add(position, SchemaEffect.Neutral, $"extensible enum value {ChangeCollector.Text(value)} added", null, value);
    }

    private void Format(ChangePosition position, SchemaView before, SchemaView after, ClientVerdict? csharp)
    {
        var (was, now) = (before.Keywords["format"]?.ToString(), after.Keywords["format"]?.ToString());
        if (was == now || before.Type is null || after.Type is null)
            return;

        var effect = (was, now) switch
        {
            (null, _) => SchemaEffect.Narrowed,
            (_, null) => SchemaEffect.Widened,
            ("int32", "int64") or ("float", "double") => SchemaEffect.Widened,
            ("int64", "int32") or ("double", "float") => SchemaEffect.Narrowed,
            _ => SchemaEffect.Changed,
        };
        changes.Add(position, effect, $"format changed from {was ?? "nothing"} to {now ?? "nothing"}", before.Keywords["format"], after.Keywords["format"], csharp);
    }

    private void Limit(ChangePosition position, Edge? before, Edge? after, bool isLower, ClientVerdict? csharp)
    {
        if (before == after)
            return;

        var tightened = after is not null && (before is null || after.IsTighterThan(before, isLower));
        var what = before is null ? $"limit {after} added"
            : after is null ? $"limit {before} removed"
            : before.Keyword == after.Keyword ? $"limit {after.Keyword} {(tightened ? "tightened" : "loosened")} from {before.Value} to {after.Value}"
            : $"limit {before} became {after}";
        Add(position, tightened ? SchemaEffect.Narrowed : SchemaEffect.Widened, what, before?.Token, after?.Token, csharp, "Keep to the new limit.");
    }

    private void Pattern(ChangePosition position, SchemaView before, SchemaView after)
    {
        var (was, now) = (before.Keywords["pattern"], after.Keywords["pattern"]);
        if (JToken.DeepEquals(was, now))
            return;

        // Every text matches these.
        bool IsOpen(JToken? pattern) => pattern is null || pattern.ToString() is ".*" or "^.*$" or "";
        var effect = IsOpen(was) ? IsOpen(now) ? SchemaEffect.Words : SchemaEffect.Narrowed : IsOpen(now) ? SchemaEffect.Widened : SchemaEffect.Changed;
        Add(position, effect, was is null ? $"pattern {now} added" : now is null ? $"pattern {was} removed" : $"pattern changed from {was} to {now}", was, now, advice: "Keep to the new pattern.");
    }

    private void Step(ChangePosition position, SchemaView before, SchemaView after)
    {
        var (was, now) = (Number(before.Keywords["multipleOf"]), Number(after.Keywords["multipleOf"]));
        if (was == now)
            return;

        var effect = (was, now) switch
        {
            (null or 0, _) => SchemaEffect.Narrowed,
            (_, null or 0) => SchemaEffect.Widened,
            var (old, step) when old % step == 0 => SchemaEffect.Widened,
            var (old, step) when step % old == 0 => SchemaEffect.Narrowed,
            _ => SchemaEffect.Changed,
        };
        Add(position, effect, FormattableString.Invariant($"multipleOf changed from {was?.ToString(CultureInfo.InvariantCulture) ?? "nothing"} to {now?.ToString(CultureInfo.InvariantCulture) ?? "nothing"}"), before.Keywords["multipleOf"], after.Keywords["multipleOf"]);
    }

    private void Add(ChangePosition position, SchemaEffect effect, string what, JToken? before, JToken? after, ClientVerdict? csharp = null, string advice = "") =>
        changes.Add(position, effect, what, before, after, csharp ?? (position is { Direction: SchemaDirection.Response, IsTyped: true } ? ClientVerdict.ResponsesAreNotChecked : null), position.Direction == SchemaDirection.Request ? advice : string.Empty);

    // The tighter of the two limits on one side is the one that counts.
    private static Edge? Bound(SchemaView view, string inclusive, string exclusive, bool isLower)
    {
        var (closed, open) = (Count(view, inclusive), Count(view, exclusive) is { } edge ? edge with { IsExclusive = true } : null);
        return closed is null ? open : open is null || !open.IsTighterThan(closed, isLower) ? closed : open;
    }

    private static Edge? Count(SchemaView view, string keyword) =>
        Number(view.Keywords[keyword]) is { } number ? new Edge(keyword, number, IsExclusive: false) { Token = view.Keywords[keyword] } : null;

    private static decimal? Number(JToken? token)
    {
        switch ((token as JValue)?.Value)
        {
            case long value:
                return value;
            case double value:
                return Math.Abs(value) < (double)decimal.MaxValue ? (decimal)value : value > 0 ? decimal.MaxValue : decimal.MinValue;
            case decimal value:
                return value;
            case BigInteger value:
                return value > (BigInteger)decimal.MaxValue ? decimal.MaxValue : value < (BigInteger)decimal.MinValue ? decimal.MinValue : (decimal)value;
            default:
                return null;
        }
    }

    private sealed record Edge(string Keyword, decimal Value, bool IsExclusive)
    {
        public JToken? Token { get; init; }

        public bool Equals(Edge? other) => other is not null && Value == other.Value && IsExclusive == other.IsExclusive;

        public override int GetHashCode() => HashCode.Combine(Value, IsExclusive);

        public bool IsTighterThan(Edge other, bool isLower) =>
            Value == other.Value ? IsExclusive && !other.IsExclusive : isLower ? Value > other.Value : Value < other.Value;

        public override string ToString() => FormattableString.Invariant($"{Keyword} {Value}");
    }
}
