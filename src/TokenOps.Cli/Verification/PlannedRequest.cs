using System.Collections.Generic;
using Newtonsoft.Json.Linq;
using TokenOps.Cli.Requests;
using TokenOps.Stubs.Contracts;

namespace TokenOps.Cli.Verification;

/// <summary>One request that verification sends.</summary>
/// <param name="Operation">The operation, with the parameters that are sent.</param>
/// <param name="Request">The document's example, or one made from its schemas where it has none.</param>
/// <param name="Body">The body's value; null for none.</param>
/// <param name="IsStream">Whether it asks for the event stream.</param>
/// <param name="Images">How many images it asks for at least, roughly what it costs: which member asks for more, no document says.</param>
internal sealed record PlannedRequest(DocumentedOperation Operation, RequestContract Request, JToken? Body, bool IsStream, long Images)
{
    public string Place => $"{Operation.Contract.Method} {Operation.Contract.Path}";

    public string Name => (Request.Made && Request.Name != "made" ? Request.Name + " (made)" : Request.Name) + (IsStream ? " as event stream" : string.Empty);
}

/// <summary>What verification sends, and what it leaves out.</summary>
/// <param name="Requests">The requests in the document's order.</param>
/// <param name="Skipped">A sentence for each operation that nothing is sent to.</param>
internal sealed record VerificationPlan(IReadOnlyList<PlannedRequest> Requests, IReadOnlyList<string> Skipped);
