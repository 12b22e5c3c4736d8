using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.Cli.Requests;
using TokenOps.Stubs.Contracts;

namespace TokenOps.Cli.Verification;

/// <summary>
/// Plans what is sent: the document's own examples. An operation without any gets a request that is made from its schemas, with what
/// is required and no more; but not one that replaces or deletes, since nobody knows what a made-up request would hit.
/// </summary>
internal static class VerificationPlanner
{
    private static readonly string[] Harmful = ["PUT", "PATCH", "DELETE"];

    /// <summary>Plans the requests.</summary>
    /// <param name="document">The document.</param>
    /// <param name="only">The operations to verify, by id or as method and path; none for all.</param>
    /// <exception cref="UsageException">There is no such operation.</exception>
    public static VerificationPlan Plan(JObject document, params IReadOnlyList<string> only)
    {
        var requests = new List<PlannedRequest>();
        var skipped = new List<string>();
        foreach (var operation in Chosen(DocumentedOperation.All(document), only))
        {
            var contract = operation.Contract;
            var place = $"{contract.Method} {contract.Path}";
            if (operation.Method is null)
                skipped.Add($"{place}: the client has no such operation.");
            else if (Requests(operation) is { Count: > 0 } planned)
                requests.AddRange(planned);
            else
                skipped.Add($"{place}: the document has no example of its request, and what a made-up {contract.Method} would hit is unknown.");
        }

        return new VerificationPlan(requests, skipped);
    }

    private static IEnumerable<DocumentedOperation> Chosen(IReadOnlyList<DocumentedOperation> operations, IReadOnlyList<string> only)
    {
        if (only.FirstOrDefault(name => !operations.Any(o => IsCalled(o, name))) is { } unknown)
            throw new UsageException($"--operation: there is no '{unknown}'; known are {string.Join(", ", operations.Take(20).Select(o => $"{o.Contract.Method} {o.Contract.Path}"))}.");
        return operations.Where(o => only.Count == 0 || only.Any(name => IsCalled(o, name)));
    }

    private static bool IsCalled(DocumentedOperation operation, string name) =>
        name.Equals(operation.Contract.Id, StringComparison.OrdinalIgnoreCase) || name.Equals($"{operation.Contract.Method} {operation.Contract.Path}", StringComparison.OrdinalIgnoreCase);

    private static List<PlannedRequest> Requests(DocumentedOperation operation)
    {
        var contract = operation.Contract with { Parameters = [.. operation.Contract.Parameters.Where(p => !p.Made || p.Required)] };
        var isMade = contract.Parameters.Any(p => p.Made);
        var shown = operation.SentRequests().Where(r => !r.Made || r.Body is null).Select(r => r with { Made = isMade }).ToList();
        if (shown.Count == 0)
            shown = [.. operation.SentRequests().Select(Least)];
        if (Harmful.Contains(contract.Method, StringComparer.Ordinal))
            shown.RemoveAll(r => r.Made);

        return [.. shown.SelectMany(request => Forms(operation with { Contract = contract }, request))];
    }

    private static IEnumerable<PlannedRequest> Forms(DocumentedOperation operation, RequestContract request)
    {
        var contract = operation.Contract;
        var images = contract.Responses.Any(r => r is { Status: < 300, BringsBytes: true }) ? 1 : 0;
        var stream = contract.Responses.FirstOrDefault(r => r.StreamSwitch is not null)?.StreamSwitch;
        var isOn = stream?.IsOn(request.Value) == true;
        if (!isOn && operation.Method!.CanSend)
            yield return new PlannedRequest(operation, request, request.Value, IsStream: false, images);
        if (operation.Method!.CanStream)
            yield return new PlannedRequest(operation, request, request.Value, IsStream: true, images);
    }

    // Every member at once breaks rules of the prose, which tells of members that exclude each other.
    private static RequestContract Least(RequestContract made) =>
        made is { Body.Members.Count: > 0, Value: JObject all }
            ? made with { Value = new JObject(made.Body.Members.Where(m => m.Required).Select(m => new JProperty(m.Name, all[m.Name]))) }
            : made;
}
