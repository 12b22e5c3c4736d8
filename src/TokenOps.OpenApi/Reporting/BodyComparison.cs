using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Reporting;

/// <summary>Compares bodies, media type by media type.</summary>
internal sealed class BodyComparison(SchemaComparison schemas, SchemaViewReader before, SchemaViewReader after)
{
    private readonly ChangeCollector _changes = schemas.Changes;

    public void Request(string place, JToken? old, JToken? now, SchemaDirection direction)
    {
        if (old is null && now is null)
            return;

        var (from, to) = (before.Resolve(old), after.Resolve(now));
        var (was, isRequired) = (from.Value<bool?>("required") == true, to.Value<bool?>("required") == true);
        if (old is null || now is null)
        {
            var effect = now is null || isRequired ? SchemaEffect.Narrowed : SchemaEffect.Widened;
            _changes.Add(new ChangePosition(place, string.Empty, direction), effect, now is null ? "the body is gone" : isRequired ? "a body is now required" : "a body is now possible", old, now);
            return;
        }

        if (was != isRequired)
            _changes.Add(new ChangePosition(place, string.Empty, direction), isRequired ? SchemaEffect.Narrowed : SchemaEffect.Widened, isRequired ? "a body is now required" : "the body is now optional", from["required"], to["required"]);
        Content(place, from, to, direction);
    }

    /// <summary>Compares what stands under <c>content</c>.</summary>
    public void Content(string place, JObject old, JObject now, SchemaDirection direction, bool isTyped = true)
    {
        if (old["description"]?.ToString() != now["description"]?.ToString())
            _changes.Add(ReportVerdict.Documentation, place, string.Empty, "description changed", old["description"], now["description"]);

        var was = Types(old);
        var has = Types(now);
        var several = was.Count > 1 || has.Count > 1;
        foreach (var (type, from) in was.ToList())
        {
            var same = has.ContainsKey(type) ? type : has.Keys.FirstOrDefault(t => !was.ContainsKey(t) && (Covers(t, type) || Covers(type, t)));
            if (same is null)
                continue;

            if (same != type)
                _changes.Add(new ChangePosition(place, string.Empty, direction), Covers(same, type) ? SchemaEffect.Widened : SchemaEffect.Narrowed, $"media type {type} became {same}", from.Parent, has[same].Parent);
            Media(several ? $"{place} {type}" : place, from, has[same], direction, isTyped);
            was.Remove(type);
            has.Remove(same);
        }

        foreach (var (type, media) in has)
            _changes.Add(ReportVerdict.Additive, place, string.Empty, $"media type {type} added", null, media.Parent);
        foreach (var (type, media) in was)
            _changes.Add(ReportVerdict.Breaking, place, string.Empty, $"media type {type} removed", media.Parent, null);
    }

    private void Media(string place, JObject from, JObject to, SchemaDirection direction, bool isTyped)
    {
        if (!JToken.DeepEquals(from["example"], to["example"]) || !JToken.DeepEquals(from["examples"], to["examples"]))
            _changes.Add(ReportVerdict.Documentation, place, string.Empty, "examples changed", from["examples"], to["examples"]);

        Encoding(place, from["encoding"] as JObject ?? [], to["encoding"] as JObject ?? []);
        foreach (var keyword in from.Properties().Concat(to.Properties()).Select(p => p.Name).Distinct(StringComparer.Ordinal)
            .Where(k => k is not ("schema" or "encoding" or "example" or "examples") && !JToken.DeepEquals(from[k], to[k])))
        {
            _changes.Add(ReportVerdict.Additive, place, string.Empty, $"{keyword} changed to {to[keyword]?.ToString(Newtonsoft.Json.Formatting.None) ?? "nothing"}", from[keyword], to[keyword]);
        }

        schemas.Compare(new ChangePosition(place, string.Empty, direction, isTyped), from["schema"], to["schema"]);
    }

    // How one part of a form is written: what a server reads there must go on arriving in its form.
    private void Encoding(string place, JObject was, JObject now)
    {
        foreach (var name in was.Properties().Concat(now.Properties()).Select(p => p.Name).Distinct(StringComparer.Ordinal))
        {
            foreach (var keyword in (string[])["contentType", "style", "explode", "allowReserved", "headers"])
            {
                var (old, value) = (was[name]?[keyword], now[name]?[keyword]);
                if (!JToken.DeepEquals(old, value))
                    _changes.Add(keyword == "headers" ? ReportVerdict.Additive : ReportVerdict.Breaking, place, name, $"{keyword} of the part changed from {(old is null ? "nothing" : ChangeCollector.Text(old))} to {(value is null ? "nothing" : ChangeCollector.Text(value))}", old, value);
            }
        }
    }

    private static Dictionary<string, JObject> Types(JObject holder) =>
        (holder["content"] as JObject ?? []).Properties().Where(p => p.Value is JObject)
            .GroupBy(p => p.Name.Replace(" ", string.Empty, StringComparison.Ordinal).ToLowerInvariant(), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => (JObject)g.First().Value, StringComparer.Ordinal);

    // "image/*" covers "image/png", "application/json" covers "application/json;charset=utf-8".
    private static bool Covers(string range, string type) =>
        range == "*/*" || (range.EndsWith("/*", StringComparison.Ordinal) && type.StartsWith(range[..^1], StringComparison.Ordinal)) || type.StartsWith(range + ";", StringComparison.Ordinal);
}
