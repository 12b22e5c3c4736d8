using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Lowering;
using TokenOps.Stubs;
using TokenOps.Stubs.Contracts;

namespace TokenOps.Cli.Requests;

/// <summary>An operation of the document with the method of the client that carries it out.</summary>
/// <param name="Contract">What the document says.</param>
/// <param name="Method">The client's method; null where the client has none.</param>
internal sealed record DocumentedOperation(OperationContract Contract, OperationMethod? Method)
{
    /// <summary>Every operation, in the document's order.</summary>
    public static IReadOnlyList<DocumentedOperation> All(JObject document)
    {
        var methods = OperationMethod.All().ToDictionary(m => (m.Client, m.Name));
        var names = OperationNames.Assign(document).ToDictionary(o => (o.Path, o.Method.ToUpperInvariant()), o => (o.Client, o.Name));
        return [.. StubDefinitionSet.Create(document).Operations.Select(o => new DocumentedOperation(o, methods.GetValueOrDefault(names.GetValueOrDefault((o.Path, o.Method)))))];
    }

    /// <summary>What the client takes.</summary>
    /// <param name="value">The body's value; null for none.</param>
    /// <param name="open">Gives the file that an example calls <c>@name</c>.</param>
    /// <exception cref="ExampleMismatchException">The client's type does not take it.</exception>
    public OperationArguments CreateArguments(JToken? value, Func<string, FilePart> open) => new ExampleRequest(open).Create(Method!, Contract, value);

    /// <summary>The requests that the client can send: it speaks one of the media types that the document offers.</summary>
    public IEnumerable<RequestContract> SentRequests()
    {
        var sent = Contract.Bodies.OrderBy(Preference).FirstOrDefault();
        return Contract.Requests.Where(r => r.Body == sent);
    }

    // Files go as parts; otherwise JSON is the simpler form.
    private static int Preference(BodyContract body) => body.Kind switch
    {
        BodyKind.Multipart when body.Members.Any(m => m.Item.IsBinary) => 0,
        BodyKind.Json => 1,
        BodyKind.Multipart => 2,
        _ => 4,
    };
}
