using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Reporting;

/// <summary>Compares responses by status, with their headers.</summary>
internal sealed class ResponseComparison(SchemaComparison schemas, BodyComparison bodies, SchemaViewReader before, SchemaViewReader after, SchemaDirection direction)
{
    private readonly ChangeCollector _changes = schemas.Changes;

    public void Compare(string operation, JObject old, JObject now)
    {
        var added = now.Properties().Select(p => p.Name).Where(s => old[s] is null).ToList();
        foreach (var status in old.Properties().Select(p => p.Name))
        {
            var place = $"{operation} response {status}";
            var same = now[status] is not null ? status : added.Find(s => IsRangeOf(s, status) || IsRangeOf(status, s));
            if (same is null)
            {
                _changes.Add(IsSuccess(status) ? ReportVerdict.Breaking : ReportVerdict.Additive, place, string.Empty, "removed", old[status], null);
                continue;
            }

            if (same != status)
                _changes.Add(ReportVerdict.Additive, place, string.Empty, $"became {same}", old[status], now[same]);
            added.Remove(same);
            var (from, to) = (before.Resolve(old[status]), after.Resolve(now[same]));
            bodies.Content(place, from, to, direction);
            Headers(place, from["headers"] as JObject ?? [], to["headers"] as JObject ?? []);
            if (!JToken.DeepEquals(from["links"], to["links"]))
                _changes.Add(ReportVerdict.Documentation, place, string.Empty, "links changed", from["links"], to["links"]);
        }

        foreach (var status in added)
            _changes.Add(ReportVerdict.Additive, $"{operation} response {status}", string.Empty, "added", null, now[status]);
    }

    private void Headers(string place, JObject old, JObject now)
    {
        var (was, has) = (ByName(old, before), ByName(now, after));
        foreach (var name in was.Keys.Union(has.Keys, StringComparer.OrdinalIgnoreCase))
        {
            var at = new ChangePosition($"{place} header {name}", string.Empty, direction, IsTyped: false);
            if (!was.TryGetValue(name, out var from))
            {
                _changes.Add(ReportVerdict.Additive, at.Place, string.Empty, "added", null, has[name]);
            }
            else if (!has.TryGetValue(name, out var to))
            {
                _changes.Add(ReportVerdict.Breaking, at.Place, string.Empty, "removed", from, null, advice: "Do without it.");
            }
            else
            {
                var (required, isRequired) = (from.Value<bool?>("required") == true, to.Value<bool?>("required") == true);
                if (required != isRequired)
                    _changes.Add(at, isRequired ? SchemaEffect.Narrowed : SchemaEffect.Widened, isRequired ? "made required" : "made optional", from["required"], to["required"], advice: isRequired ? string.Empty : "Handle a response without it.");
                Lifecycle.Compare(_changes, at, from, to);
                schemas.Compare(at, from["schema"], to["schema"]);
                bodies.Content(at.Place, from, to, direction, isTyped: false);
            }
        }
    }

    private static Dictionary<string, JObject> ByName(JObject headers, SchemaViewReader views)
    {
        var result = new Dictionary<string, JObject>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in headers.Properties())
            result[header.Name] = views.Resolve(header.Value);
        return result;
    }

    private static bool IsSuccess(string status) => status.StartsWith('2') || string.Equals(status, "default", StringComparison.OrdinalIgnoreCase);

    private static bool IsRangeOf(string range, string status) =>
        range.Length == 3 && status.Length == 3 && range.EndsWith("XX", StringComparison.OrdinalIgnoreCase) && range[0] == status[0] && range != status;
}
