using System;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Reporting;

/// <summary>Compares the keywords that are neither about types nor about properties and items.</summary>
internal sealed class KeywordComparison(SchemaComparison schemas)
{
    private static readonly string[] Conditions = ["if", "then", "else"];
    private static readonly string[] Contents = ["contentEncoding", "contentMediaType"];

    public void Compare(ChangePosition position, SchemaView before, SchemaView after)
    {
        Applicators(position, before, after);
        Content(position, before, after);
        Dependencies(position, before, after);
        Access(position, before, after);
        Default(position, before, after);
        Lifecycle.Compare(schemas.Changes, position, before.Keywords, after.Keywords);
        Others(position, before, after);
        Words(position, before, after);
    }

    /// <summary>Compares what only people read.</summary>
    public void Words(ChangePosition position, SchemaView before, SchemaView after)
    {
        if (Text(before) != Text(after))
            schemas.Changes.Add(position, SchemaEffect.Words, "description or example changed", before.Keywords["description"], after.Keywords["description"]);

        static string Text(SchemaView view) => string.Join('\n', view.Keywords.Properties().Where(p => SchemaKeywords.IsWords(p.Name)).OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => $"{p.Name}: {p.Value.ToString(Formatting.None)}"));
    }

    private void Applicators(ChangePosition position, SchemaView before, SchemaView after)
    {
        var untyped = position with { IsTyped = false };
        var (was, now) = (before.Keywords["not"], after.Keywords["not"]);
        if (was is not null && now is not null)
            schemas.Compare(untyped.Flipped().Inside("(not)"), was, now);
        else
            Presence(position, "not", was, now);

        foreach (var keyword in Conditions)
        {
            (was, now) = (before.Keywords[keyword], after.Keywords[keyword]);
            if (was is not null && now is not null && keyword != "if")
                schemas.Compare(untyped.Inside($"({keyword})"), was, now);
            else if (was is not null && now is not null && !JToken.DeepEquals(was, now))
                Add(position, SchemaEffect.Changed, $"{keyword} changed", was, now);
            else
                Presence(position, keyword, was, now);
        }
    }

    private void Content(ChangePosition position, SchemaView before, SchemaView after)
    {
        foreach (var keyword in Contents.Where(k => !JToken.DeepEquals(before.Keywords[k], after.Keywords[k])))
        {
            var csharp = position.IsTyped ? CSharpKind.Change(before, after) : null;
            schemas.Changes.Add(position, SchemaEffect.Changed, $"{keyword} changed from {before.Keywords[keyword]?.ToString() ?? "nothing"} to {after.Keywords[keyword]?.ToString() ?? "nothing"}", before.Keywords[keyword], after.Keywords[keyword], csharp);
        }

        var (was, now) = (before.Keywords["contentSchema"], after.Keywords["contentSchema"]);
        if (was is not null && now is not null)
            schemas.Compare(position.Inside("(content)") with { IsTyped = false }, was, now);
        else
            Presence(position, "contentSchema", was, now);
    }

    private void Dependencies(ChangePosition position, SchemaView before, SchemaView after)
    {
        var (was, now) = (before.Keywords["dependentRequired"] as JObject ?? [], after.Keywords["dependentRequired"] as JObject ?? []);
        foreach (var name in was.Properties().Concat(now.Properties()).Select(p => p.Name).Distinct(StringComparer.Ordinal))
        {
            var (old, value) = (Names(was[name]), Names(now[name]));
            var (gone, come) = (old.Except(value, StringComparer.Ordinal).Any(), value.Except(old, StringComparer.Ordinal).Any());
            if (gone || come)
                Add(position.Property(name), gone ? come ? SchemaEffect.Changed : SchemaEffect.Widened : SchemaEffect.Narrowed, $"requires {List(value)} beside it instead of {List(old)}", was[name], now[name]);
        }

        (was, now) = (before.Keywords["dependentSchemas"] as JObject ?? [], after.Keywords["dependentSchemas"] as JObject ?? []);
        foreach (var name in was.Properties().Concat(now.Properties()).Select(p => p.Name).Distinct(StringComparer.Ordinal))
        {
            if (was[name] is { } old && now[name] is { } value)
                schemas.Compare(position.Inside($"(with {name})") with { IsTyped = false }, old, value);
            else
                Presence(position.Property(name), "dependent schema", was[name], now[name]);
        }

        static string[] Names(JToken? names) => [.. (names as JArray ?? []).Select(n => n.ToString())];
        static string List(string[] names) => names.Length == 0 ? "nothing" : string.Join(", ", names);
    }

    // Read-only and write-only say which side may set a value, not which values there are.
    private void Access(ChangePosition position, SchemaView before, SchemaView after)
    {
        foreach (var keyword in (string[])["readOnly", "writeOnly"])
        {
            var (was, now) = (before.Flag(keyword), after.Flag(keyword));
            if (was == now)
                continue;

            schemas.Changes.Add(position, SchemaEffect.Neutral, now ? $"made {Word(keyword)}" : $"no longer {Word(keyword)}", before.Keywords[keyword], after.Keywords[keyword]);
        }

        static string Word(string keyword) => keyword == "readOnly" ? "read-only" : "write-only";
    }

    // Code goes on working, but a call that leaves the value out gives something else.
    private void Default(ChangePosition position, SchemaView before, SchemaView after)
    {
        var (was, now) = (before.Keywords["default"], after.Keywords["default"]);
        if (!JToken.DeepEquals(was, now))
            schemas.Changes.Add(position, SchemaEffect.Neutral, $"default changed from {Show(was)} to {Show(now)}", was, now);

        static string Show(JToken? value) => value is null ? "nothing" : value is JValue { Type: JTokenType.String } ? value.ToString() : ChangeCollector.Text(value);
    }

    // A keyword without a rule may mean anything, so that it is taken for the worst; extensions steer the generator.
    private void Others(ChangePosition position, SchemaView before, SchemaView after)
    {
        foreach (var keyword in before.Keywords.Properties().Concat(after.Keywords.Properties()).Select(p => p.Name).Distinct(StringComparer.Ordinal).Where(k => !SchemaKeywords.HasRule(k)))
        {
            var (was, now) = (before.Keywords[keyword], after.Keywords[keyword]);
            if (JToken.DeepEquals(was, now))
                continue;

            var what = $"{keyword} changed from {Show(was)} to {Show(now)}";
            if (!keyword.StartsWith("x-", StringComparison.Ordinal))
                schemas.Changes.Add(position, SchemaEffect.Changed, what, was, now);
            else
                schemas.Changes.Add(ReportVerdict.Documentation, position.Place, position.Member, what, was, now, ExtensionVerdict(keyword));
        }

        static string Show(JToken? value) => value is null ? "nothing" : ChangeCollector.Text(value);
    }

    private static ClientVerdict? ExtensionVerdict(string keyword) =>
        keyword.StartsWith("x-csharp", StringComparison.Ordinal) ? ClientVerdict.CSharp("it names C# types or members")
        : keyword.StartsWith("x-multipart", StringComparison.Ordinal) || keyword.StartsWith("x-stream", StringComparison.Ordinal) ? new ClientVerdict(ReportVerdict.Additive, "it changes how the client sends the request")
        : null;

    private void Presence(ChangePosition position, string keyword, JToken? was, JToken? now)
    {
        if (was is null != now is null)
            Add(position, now is not null ? SchemaEffect.Narrowed : SchemaEffect.Widened, now is not null ? $"{keyword} added" : $"{keyword} removed", was, now);
    }

    private void Add(ChangePosition position, SchemaEffect effect, string what, JToken? was, JToken? now) =>
        schemas.Changes.Add(position, effect, what, was, now, position is { Direction: SchemaDirection.Response, IsTyped: true } ? ClientVerdict.ResponsesAreNotChecked : null);
}
