using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Reporting;

/// <summary>Compares one operation that both documents have.</summary>
internal sealed class OperationComparison(string name, SchemaMembers before, SchemaMembers after, List<ReportChange> changes)
{
    private static readonly string[] Names = ["operationId", "tags", "x-csharp-name"];
    private static readonly string[] Words = ["summary", "description", "externalDocs", "deprecated"];

    public void Compare(JObject old, JObject now, JObject oldItem, JObject nowItem)
    {
        foreach (var keyword in Names.Where(k => !JToken.DeepEquals(old[k], now[k])))
            Add(ReportVerdict.Breaking, name, $"{keyword} changed, and with it the C# name");
        if (Words.Any(k => !JToken.DeepEquals(old[k], now[k])))
            Add(ReportVerdict.Documentation, name, "description changed");
        if (!JToken.DeepEquals(old["security"], now["security"]))
            Add((now["security"] as JArray)?.Any() == false ? ReportVerdict.Additive : ReportVerdict.Breaking, name, "credentials changed");

        Parameters(Parameters(before, oldItem, old), Parameters(after, nowItem, now));
        Body(before.Dereference(old["requestBody"]), after.Dereference(now["requestBody"]));
        Responses(old["responses"] as JObject ?? [], now["responses"] as JObject ?? []);
    }

    private static Dictionary<string, JObject> Parameters(SchemaMembers members, JObject item, JObject operation) =>
        (item["parameters"] as JArray ?? []).Concat(operation["parameters"] as JArray ?? []).Select(members.Dereference)
            .GroupBy(p => $"{p["in"]} parameter {p["name"]}", StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);

    private void Parameters(Dictionary<string, JObject> old, Dictionary<string, JObject> now)
    {
        foreach (var key in old.Keys.Union(now.Keys, StringComparer.Ordinal))
        {
            var place = $"{name} {key}";
            var isRequired = now.TryGetValue(key, out var to) && to.Value<bool?>("required") == true;
            if (!old.TryGetValue(key, out var from))
            {
                Add(isRequired ? ReportVerdict.Breaking : ReportVerdict.Additive, place, isRequired ? "added, required" : "added");
            }
            else if (to is null)
            {
                Add(ReportVerdict.Breaking, place, "removed");
            }
            else
            {
                if ((from.Value<bool?>("required") == true) != isRequired)
                    Add(isRequired ? ReportVerdict.Breaking : ReportVerdict.Additive, place, isRequired ? "made required" : "made optional");
                if (from["description"]?.ToString() != to["description"]?.ToString())
                    Add(ReportVerdict.Documentation, place, "description changed");
                new MemberComparison(place, isRequest: true, changes).Compare(before.Of(from["schema"]), after.Of(to["schema"]));
            }
        }
    }

    private void Body(JObject old, JObject now)
    {
        var place = $"{name} request";
        var isRequired = now.Value<bool?>("required") == true;
        if ((old.Value<bool?>("required") == true) != isRequired)
            Add(isRequired ? ReportVerdict.Breaking : ReportVerdict.Additive, place, isRequired ? "a body is now required" : "the body is now optional");
        Media(place, isRequest: true, old, now);
    }

    private void Responses(JObject old, JObject now)
    {
        foreach (var status in old.Properties().Concat(now.Properties()).Select(p => p.Name).Distinct(StringComparer.Ordinal))
        {
            var place = $"{name} response {status}";
            if (old[status] is null)
                Add(ReportVerdict.Additive, place, "added");
            else if (now[status] is null)
                Add(status.StartsWith('2') ? ReportVerdict.Breaking : ReportVerdict.Additive, place, "removed");
            else
                Media(place, isRequest: false, before.Dereference(old[status]), after.Dereference(now[status]));
        }
    }

    private void Media(string place, bool isRequest, JObject old, JObject now)
    {
        if (old["description"]?.ToString() != now["description"]?.ToString())
            Add(ReportVerdict.Documentation, place, "description changed");

        var (was, has) = (old["content"] as JObject ?? [], now["content"] as JObject ?? []);
        foreach (var type in was.Properties().Concat(has.Properties()).Select(p => p.Name).Distinct(StringComparer.Ordinal))
        {
            var at = was.Count > 1 || has.Count > 1 ? $"{place} {type}" : place;
            if (was[type] is not JObject from)
            {
                Add(ReportVerdict.Additive, place, $"media type {type} added");
            }
            else if (has[type] is not JObject to)
            {
                Add(ReportVerdict.Breaking, place, $"media type {type} removed");
            }
            else
            {
                if (!JToken.DeepEquals(from["example"], to["example"]) || !JToken.DeepEquals(from["examples"], to["examples"]))
                    Add(ReportVerdict.Documentation, at, "examples changed");
                foreach (var keyword in from.Properties().Concat(to.Properties()).Select(p => p.Name).Distinct(StringComparer.Ordinal)
                    .Where(k => k is not ("schema" or "example" or "examples") && !JToken.DeepEquals(from[k], to[k])))
                    Add(ReportVerdict.Additive, at, $"{keyword} changed to {to[keyword]?.ToString(Formatting.None) ?? "nothing"}");
                new MemberComparison(at, isRequest, changes).Compare(before.Of(from["schema"]), after.Of(to["schema"]));
            }
        }
    }

    private void Add(ReportVerdict verdict, string place, string what) => changes.Add(new ReportChange(verdict, place, string.Empty, what));
}
