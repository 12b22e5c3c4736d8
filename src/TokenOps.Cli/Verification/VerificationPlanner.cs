using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.Cli.Requests;
using TokenOps.Stubs.Contracts;

namespace TokenOps.Cli.Verification;

/// <summary>Plans what is sent: the document's own examples only, because made-up requests cost money and may delete things.</summary>
internal static class VerificationPlanner
{
    public static VerificationPlan Plan(JObject document)
    {
        var requests = new List<PlannedRequest>();
        var skipped = new List<string>();
        foreach (var operation in DocumentedOperation.All(document))
        {
            var contract = operation.Contract;
            var place = $"{contract.Method} {contract.Path}";
            if (operation.Method is null)
                skipped.Add($"{place}: the client has no such operation.");
            else if (contract.Parameters.FirstOrDefault(p => p.Required && p.Made) is { } unknown)
                skipped.Add($"{place}: the document has no example of its {unknown.In} parameter '{unknown.Name}'.");
            else if (Examples(operation) is { Count: > 0 } examples)
                requests.AddRange(examples);
            else
                skipped.Add($"{place}: the document has no example of its request.");
        }

        return new VerificationPlan(requests, skipped);
    }

    private static List<PlannedRequest> Examples(DocumentedOperation operation)
    {
        var contract = operation.Contract with { Parameters = [.. operation.Contract.Parameters.Where(p => !p.Made)] };
        var sent = operation with { Contract = contract };
        var streams = contract.Responses.FirstOrDefault(r => r.StreamSwitch is not null)?.StreamSwitch;
        var planned = new List<PlannedRequest>();
        foreach (var request in operation.SentRequests().Where(r => !r.Made || r.Body is null))
        {
            var images = contract.Responses.Any(r => r.Status < 300 && HasImages(r)) ? Count(request.Value) : 0;
            var isOn = streams is not null && (request.Value as JObject)?[streams] is JValue { Value: true };
            if (!isOn && operation.Method!.CanSend)
                planned.Add(new PlannedRequest(sent, request, request.Value, IsStream: false, images));
            if (operation.Method!.CanStream)
                planned.Add(new PlannedRequest(sent, request, request.Value, IsStream: true, images));
        }

        return planned;
    }

    // What replies with base64 replies with images; "n" is how many in every API of this kind.
    private static bool HasImages(ResponseContract response) =>
        response.MediaType?.StartsWith("image/", StringComparison.Ordinal) == true
        || System.Text.Encoding.UTF8.GetString(response.Body).Contains("\"b64_json\"", StringComparison.Ordinal);

    private static long Count(JToken? body) => (body as JObject)?["n"] is JValue { Value: long count } ? count : 1;
}
