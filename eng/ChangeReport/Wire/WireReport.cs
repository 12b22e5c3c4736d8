using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Lowering;
using TokenOps.OpenApi.Reporting;
using TokenOps.Stubs;
using TokenOps.Stubs.Contracts;

namespace TokenOps.ChangeReport.Wire;

/// <summary>What two versions of the client send and accept differently, for calls that both can make.</summary>
/// <param name="Rows">The differences, the serious ones first.</param>
/// <param name="Calls">How many calls were made with both.</param>
internal sealed record WireReport(IReadOnlyList<WireRow> Rows, int Calls)
{
    public ReportVerdict Verdict => Rows.Count == 0 ? ReportVerdict.Unchanged : Rows.Max(r => r.Verdict);

    /// <summary>Makes the calls that the document shows with both clients, and compares what they send and what they make of the responses.</summary>
    /// <param name="document">The document as it was: what it shows, both must be able to say.</param>
    /// <param name="before">The client as it was.</param>
    /// <param name="after">The client as it is.</param>
    public static async Task<WireReport> BetweenAsync(JObject document, PackagedClient before, PackagedClient after)
    {
        var rows = new List<WireRow>();
        var calls = 0;
        var names = OperationNames.Assign(document).ToDictionary(o => (o.Path, Method: o.Method.ToUpperInvariant()));
        foreach (var contract in StubDefinitionSet.Create(document).Operations)
        {
            if (!names.TryGetValue((contract.Path, contract.Method), out var name))
                continue;

            // A method that is gone is a matter of the API.
            var now = ClientMethod.Find(after, name.Client, name.Name).ToDictionary(m => m.Name, StringComparer.Ordinal);
            foreach (var method in ClientMethod.Find(before, name.Client, name.Name).Where(m => now.ContainsKey(m.Name)))
            {
                foreach (var (request, response) in Exchanges(contract))
                {
                    var old = await new WireProbe(before).CallAsync(method, contract, request, response).ConfigureAwait(false);
                    var current = await new WireProbe(after).CallAsync(now[method.Name], contract, request, response).ConfigureAwait(false);
                    rows.AddRange(MessageComparison.Compare($"{contract.Method} {contract.Path} request", old.Sent, current.Sent));
                    rows.AddRange(Results($"{contract.Method} {contract.Path} response {response.Status}", old.Result, current.Result));
                    calls++;
                }
            }
        }

        return new WireReport([.. rows.Distinct().OrderByDescending(r => r.Verdict)], calls);
    }

    // Every request with one response, and every response with one request.
    private static IEnumerable<(RequestContract? Request, ResponseContract Response)> Exchanges(OperationContract contract)
    {
        RequestContract?[] requests = contract.Requests.Count == 0 ? [null] : [.. contract.Requests];
        var success = contract.Success ?? new ResponseContract { Status = 200 };
        return requests.Select(r => (r, success)).Concat(contract.Responses.Where(r => r != success && !r.IsImpossible).Select(r => (requests[0], r)));
    }

    private static IEnumerable<WireRow> Results(string place, IReadOnlyList<MessageElement> before, IReadOnlyList<MessageElement> after)
    {
        var failed = before is [{ Name: "exception" }];
        if (failed == after is [{ Name: "exception" }])
            return MessageComparison.Compare(place, before, after);
        return [failed
            ? new WireRow(ReportVerdict.Additive, place, string.Empty, $"accepted, was refused ({before[0].Value})")
            : new WireRow(ReportVerdict.Breaking, place, string.Empty, $"refused ({after[0].Value}), was accepted")];
    }
}
