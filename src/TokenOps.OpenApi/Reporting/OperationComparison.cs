using System;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Reporting;

/// <summary>Compares one operation that both documents have.</summary>
/// <param name="schemas">Compares the schemas.</param>
/// <param name="before">Reads the document as it was.</param>
/// <param name="after">Reads the document as it is.</param>
/// <param name="callsBack">Whether the server makes the call, as in webhooks: then its request is what the caller receives.</param>
internal sealed class OperationComparison(SchemaComparison schemas, SchemaViewReader before, SchemaViewReader after, bool callsBack = false)
{
    private static readonly string[] Words = ["summary", "description", "externalDocs"];

    private readonly ChangeCollector _changes = schemas.Changes;
    private readonly SchemaDirection _sent = callsBack ? SchemaDirection.Response : SchemaDirection.Request;
    private readonly SchemaDirection _received = callsBack ? SchemaDirection.Request : SchemaDirection.Response;

    public void Compare(string place, DescribedOperation old, DescribedOperation now)
    {
        Names(place, old, now);
        Lifecycle.Compare(_changes, new ChangePosition(place, string.Empty, _sent), old.Operation, now.Operation);
        if (Words.Any(k => !JToken.DeepEquals(old.Operation[k], now.Operation[k]) || !JToken.DeepEquals(old.Item[k], now.Item[k])))
            _changes.Add(ReportVerdict.Documentation, place, string.Empty, "description changed", old.Operation["description"], now.Operation["description"]);
        new SecurityComparison(_changes).Compare(place, old, now);
        ServerComparison.Compare(_changes, place, old.Servers, now.Servers);
        new ParameterComparison(schemas, _sent).Compare(place, old.Parameters(before), now.Parameters(after));

        var bodies = new BodyComparison(schemas, before, after);
        bodies.Request($"{place} request", old.Operation["requestBody"], now.Operation["requestBody"], _sent);
        new ResponseComparison(schemas, bodies, before, after, _received).Compare(place, old.Operation["responses"] as JObject ?? [], now.Operation["responses"] as JObject ?? []);
        Callbacks(place, old.Operation["callbacks"] as JObject ?? [], now.Operation["callbacks"] as JObject ?? []);
        Extensions(place, old.Operation, now.Operation);
    }

    private void Names(string place, DescribedOperation old, DescribedOperation now)
    {
        foreach (var keyword in (string[])["operationId", "x-csharp-name"])
        {
            if (!JToken.DeepEquals(old.Operation[keyword], now.Operation[keyword]))
                Rename(keyword, old.Operation[keyword], now.Operation[keyword]);
        }

        var (was, has) = (old.Operation["tags"] as JArray ?? [], now.Operation["tags"] as JArray ?? []);
        if (was.FirstOrDefault()?.ToString() != has.FirstOrDefault()?.ToString())
            Rename("tags", was, has);
        else if (!was.Select(t => t.ToString()).ToHashSet(StringComparer.Ordinal).SetEquals(has.Select(t => t.ToString())))
            _changes.Add(ReportVerdict.Documentation, place, string.Empty, "tags behind the first changed", was, has);

        if (old.Path != now.Path)
            _changes.Add(ReportVerdict.Documentation, place, string.Empty, $"parameters of the path renamed: {now.Path}", null, now.Item, ClientVerdict.CSharp("the C# arguments are named after them"));

        void Rename(string keyword, JToken? from, JToken? to) =>
            _changes.Add(ReportVerdict.Documentation, place, string.Empty, $"{keyword} changed, and with it the C# name", from, to, ClientVerdict.CSharp("C# members are named after it"), "Call the method by its new name.");
    }

    private void Callbacks(string place, JObject was, JObject now)
    {
        foreach (var name in was.Properties().Concat(now.Properties()).Select(p => p.Name).Distinct(StringComparer.Ordinal))
        {
            var at = $"{place} callback {name}";
            if (was[name] is null || now[name] is null)
            {
                _changes.Add(now[name] is null ? ReportVerdict.Breaking : ReportVerdict.Additive, at, string.Empty, now[name] is null ? "removed" : "added", was[name], now[name]);
                continue;
            }

            var (old, value) = (new JObject(new JProperty("paths", was[name]!.DeepClone())), new JObject(new JProperty("paths", now[name]!.DeepClone())));
            DocumentComparison.CompareOperations(schemas, DescribedOperation.All(old, "paths", before), DescribedOperation.All(value, "paths", after), new OperationComparison(schemas, before, after, callsBack: true), place: operation => $"{at} {operation}");
        }
    }

    private void Extensions(string place, JObject old, JObject now)
    {
        foreach (var keyword in old.Properties().Concat(now.Properties()).Select(p => p.Name).Distinct(StringComparer.Ordinal)
            .Where(k => k.StartsWith("x-", StringComparison.Ordinal) && k is not ("x-csharp-name" or "x-sunset" or "x-stability-level") && !SchemaKeywords.IsWords(k)))
        {
            if (!JToken.DeepEquals(old[keyword], now[keyword]))
                _changes.Add(ReportVerdict.Documentation, place, string.Empty, $"{keyword} changed", old[keyword], now[keyword]);
        }
    }
}
