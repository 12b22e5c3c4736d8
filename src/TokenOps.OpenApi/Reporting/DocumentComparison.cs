using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Importing;

namespace TokenOps.OpenApi.Reporting;

/// <summary>Compares two documents: their operations, webhooks and servers, and the types that no operation uses.</summary>
internal sealed class DocumentComparison
{
    private readonly JObject _old;
    private readonly JObject _now;
    private readonly SchemaViewReader _before;
    private readonly SchemaViewReader _after;
    private readonly SchemaComparison _schemas;
    private readonly ChangeCollector _changes = new();

    public DocumentComparison(JObject before, JObject after)
    {
        (_old, _now) = (before, after);
        (_before, _after) = (new SchemaViewReader(before), new SchemaViewReader(after));
        _schemas = new SchemaComparison(_before, _after, _changes);
    }

    public IEnumerable<ReportChange> Compare()
    {
        Operations("paths", callsBack: false, name => name);
        Operations("webhooks", callsBack: true, name => $"webhook {name}");
        ServerComparison.Compare(_changes, "servers", _old["servers"], _now["servers"]);
        Components();
        Schemes();
        var found = _changes.Changes.ToList();
        if (found.Count == 0 && SpecChanges.Between(_old, _now).Count > 0)
            found.Add(new ReportChange(ReportVerdict.Documentation, "document", string.Empty, "words, or what no operation uses, changed"));
        return found;
    }

    /// <summary>Compares operations by key.</summary>
    public static void CompareOperations(SchemaComparison schemas, Dictionary<string, DescribedOperation> old, Dictionary<string, DescribedOperation> now, OperationComparison comparison, Func<string, string> place)
    {
        foreach (var key in old.Keys.Union(now.Keys, StringComparer.Ordinal))
        {
            if (!old.TryGetValue(key, out var from))
                schemas.Changes.Add(ReportVerdict.Additive, place(now[key].Name), string.Empty, "operation added", null, now[key].Operation);
            else if (!now.TryGetValue(key, out var to))
                schemas.Changes.Add(ReportVerdict.Breaking, place(from.Name), string.Empty, "operation removed", from.Operation, null, advice: "Stop calling it.");
            else
                comparison.Compare(place(from.Name), from, to);
        }
    }

    private void Operations(string section, bool callsBack, Func<string, string> place) =>
        CompareOperations(_schemas, DescribedOperation.All(_old, section, _before), DescribedOperation.All(_now, section, _after), new OperationComparison(_schemas, _before, _after, callsBack), place);

    // The client offers every type of the document, used or not. What operations use has been compared with them.
    private void Components()
    {
        var (was, now) = (_old["components"]?["schemas"] as JObject ?? [], _now["components"]?["schemas"] as JObject ?? []);
        foreach (var name in was.Properties().Concat(now.Properties()).Select(p => p.Name).Distinct(StringComparer.Ordinal))
        {
            var place = $"schema {name}";
            if (was[name] is null)
                _changes.Add(ReportVerdict.Documentation, place, string.Empty, "added", null, now[name], new ClientVerdict(ReportVerdict.Additive, "the client offers a type for it"));
            else if (now[name] is null)
                _changes.Add(ReportVerdict.Documentation, place, string.Empty, "removed", was[name], null, ClientVerdict.CSharp("the C# type is gone"));
            else if (!_schemas.HasCompared(was[name]!, now[name]!))
                Unused(place, was[name]!, now[name]!);
        }
    }

    // A type that travels nowhere can break nobody but those who compile against it: what breaks them breaks both ways.
    private void Unused(string place, JToken was, JToken now)
    {
        var sent = Compare(SchemaDirection.Request);
        var received = Compare(SchemaDirection.Response);
        foreach (var change in sent)
        {
            if (received.Find(c => c.Member == change.Member && c.What == change.What) is { } other)
                _changes.AddUnlessKnown(change with { Verdict = (ReportVerdict)Math.Min((int)change.Verdict, (int)other.Verdict), Contract = ReportVerdict.Documentation, Reason = "the C# type changes with it, though no operation uses it" });
        }

        List<ReportChange> Compare(SchemaDirection direction)
        {
            var found = new ChangeCollector();
            new SchemaComparison(_before, _after, found).Compare(new ChangePosition(place, string.Empty, direction), was, now);
            return [.. found.Changes];
        }
    }

    // What a scheme is counts where operations ask for it; the rest of it is for people and for token servers.
    private void Schemes()
    {
        var (was, now) = (_old["components"]?["securitySchemes"] as JObject ?? [], _now["components"]?["securitySchemes"] as JObject ?? []);
        foreach (var name in was.Properties().Concat(now.Properties()).Select(p => p.Name).Distinct(StringComparer.Ordinal))
        {
            if (was[name] is null || now[name] is null)
                _changes.Add(ReportVerdict.Additive, "security", name, was[name] is null ? "scheme added" : "scheme removed", was[name], now[name]);
            else if (!JToken.DeepEquals(was[name]!["flows"], now[name]!["flows"]) || !JToken.DeepEquals(was[name]!["openIdConnectUrl"], now[name]!["openIdConnectUrl"]))
                _changes.Add(ReportVerdict.Additive, "security", name, "where tokens come from changed", was[name], now[name]);
            else if (!JToken.DeepEquals(was[name], now[name]))
                _changes.Add(ReportVerdict.Documentation, "security", name, "scheme changed", was[name], now[name]);
        }
    }
}
