using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Reporting;

/// <summary>Compares parameters of paths, queries, headers and cookies.</summary>
internal sealed class ParameterComparison(SchemaComparison schemas, SchemaDirection direction)
{
    private readonly ChangeCollector _changes = schemas.Changes;

    public void Compare(string operation, Dictionary<string, JObject> old, Dictionary<string, JObject> now)
    {
        foreach (var key in old.Keys.Union(now.Keys, StringComparer.Ordinal))
        {
            old.TryGetValue(key, out var from);
            now.TryGetValue(key, out var to);
            var place = $"{operation} {(from ?? to)!["in"]} parameter {(from ?? to)!["name"]}";
            if (from is null)
                _changes.Add(IsRequired(to!) ? ReportVerdict.Breaking : ReportVerdict.Additive, place, string.Empty, IsRequired(to!) ? "added, required" : "added", null, to, advice: IsRequired(to!) ? "Set it in every request." : string.Empty);
            else if (to is null)
                _changes.Add(ReportVerdict.Breaking, place, string.Empty, "removed", from, null, advice: "Stop setting it.");
            else
                Compare(place, from, to);
        }
    }

    private void Compare(string place, JObject from, JObject to)
    {
        if (IsRequired(from) != IsRequired(to))
            _changes.Add(IsRequired(to) ? ReportVerdict.Breaking : ReportVerdict.Additive, place, string.Empty, IsRequired(to) ? "made required" : "made optional", from["required"], to["required"], advice: IsRequired(to) ? "Set it in every request." : string.Empty);
        if (SchemaText(from) != SchemaText(to))
            _changes.Add(ReportVerdict.Documentation, place, string.Empty, "description changed", from["description"], to["description"]);

        var position = new ChangePosition(place, string.Empty, direction);
        Lifecycle.Compare(_changes, position, from, to);
        foreach (var (keyword, was, now) in new[] { ("style", Style(from), Style(to)), ("explode", Explode(from), Explode(to)) })
        {
            if (was != now)
                _changes.Add(ReportVerdict.Breaking, place, string.Empty, $"{keyword} changed from {was} to {now}", from[keyword], to[keyword]);
        }

        foreach (var keyword in (string[])["allowReserved", "allowEmptyValue"])
        {
            var (was, now) = (from.Value<bool?>(keyword) ?? false, to.Value<bool?>(keyword) ?? false);
            if (was != now)
                _changes.Add(position, now ? SchemaEffect.Widened : SchemaEffect.Narrowed, $"{keyword} changed", from[keyword], to[keyword]);
        }

        // A server applies another default to every call that leaves the parameter out.
        var (old, value) = (Default(from), Default(to));
        if (!JToken.DeepEquals(old, value))
            _changes.Add(ReportVerdict.Breaking, place, string.Empty, $"the default that the server applies changed from {ChangeCollector.Text(old)} to {ChangeCollector.Text(value)}", old, value, advice: "Set the value that you rely on.");
        Content(position, from, to);
    }

    // A parameter has a schema, or the content of one media type.
    private void Content(ChangePosition position, JObject from, JObject to)
    {
        var (was, now) = (Media(from), Media(to));
        if (was?.Name != now?.Name)
            _changes.Add(position, SchemaEffect.Changed, $"written as {now?.Name ?? "plain text"} instead of {was?.Name ?? "plain text"}", from["content"], to["content"]);
        schemas.Compare(position, was?.Value["schema"] ?? from["schema"], now?.Value["schema"] ?? to["schema"]);
    }

    private static JProperty? Media(JObject parameter) => (parameter["content"] as JObject)?.Properties().FirstOrDefault(p => p.Value is JObject);

    private JToken? Default(JObject parameter) => schemas.Before(parameter["schema"]) is var view && parameter["schema"]?["$ref"] is null ? view.Keywords["default"] : null;

    private static bool IsRequired(JObject parameter) => parameter.Value<bool?>("required") == true;

    private static string SchemaText(JObject parameter) => string.Join('\n', parameter.Properties().Where(p => SchemaKeywords.IsWords(p.Name)).OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => p.ToString()));

    private static string Style(JObject parameter) => parameter["style"]?.ToString() ?? (parameter["in"]?.ToString() is "query" or "cookie" ? "form" : "simple");

    private static string Explode(JObject parameter) => parameter["explode"]?.ToString() ?? (Style(parameter) == "form" ? bool.TrueString : bool.FalseString);
}
