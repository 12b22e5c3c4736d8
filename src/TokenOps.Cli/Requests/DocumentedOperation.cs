using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;
using TokenOps.OpenApi.Naming;
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
        var methods = OperationMethod.All().ToDictionary(m => m.Name, StringComparer.Ordinal);
        return [.. StubDefinitionSet.Create(document).Operations.Select(o => new DocumentedOperation(o, methods.GetValueOrDefault(Name(document, o))))];
    }

    /// <summary>The request as the client takes it.</summary>
    /// <exception cref="ExampleMismatchException">The client's type does not take it.</exception>
    public object? CreateRequest(RequestContract request, JToken? value, Func<string, FilePart> open) =>
        new ExampleRequest(open).Create(Method!.RequestType, Contract.Parameters, value, request.Body?.Kind is BodyKind.Multipart);

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

    private static string Name(JObject document, OperationContract operation) =>
        document["paths"]?[operation.Path]?[operation.Method.ToLowerInvariant()]?["x-csharp-name"]?.ToString()
        ?? CSharpName.PascalWithPrefix(operation.Id, "_");
}
