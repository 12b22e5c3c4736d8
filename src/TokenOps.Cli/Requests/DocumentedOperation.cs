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
    /// <summary>The client's methods for the media types of a success that comes as a whole.</summary>
    public IReadOnlyDictionary<string, OperationMethod> MethodByMediaType { get; init; } = new Dictionary<string, OperationMethod>();

    /// <summary>Every operation, in the document's order.</summary>
    public static IReadOnlyList<DocumentedOperation> All(JObject document)
    {
        var methods = OperationMethod.All().ToDictionary(m => (m.Client, m.Name));
        var names = OperationNames.Assign(document).ToDictionary(o => (o.Path, o.Method.ToUpperInvariant()));
        return [.. StubDefinitionSet.Create(document).Operations.Select(o => names.TryGetValue((o.Path, o.Method), out var named) ? Create(o, named) : new DocumentedOperation(o, Method: null))];

        DocumentedOperation Create(OperationContract contract, NamedOperation named) => new(contract, methods.GetValueOrDefault((named.Client, named.Name)))
        {
            MethodByMediaType = named.NameByMediaType
                .Where(of => methods.ContainsKey((named.Client, of.Value)))
                .ToDictionary(of => of.Key, of => methods[(named.Client, of.Value)], StringComparer.OrdinalIgnoreCase),
        };
    }

    /// <summary>The client's method that asks for a response; its only one where the document has the media type as a stream, or not at all.</summary>
    public OperationMethod? MethodFor(ResponseContract response) =>
        response.MediaType is { } type ? MethodByMediaType.GetValueOrDefault(type, Method!) : Method;

    /// <summary>The response of the stubs to the client's own method: of those that the document offers, the first that the method asks for.</summary>
    public ResponseContract? Success => Contract.Success is { } usual && MethodFor(usual) == Method
        ? usual
        : Contract.Responses.FirstOrDefault(r => r is { Status: < 300, IsStream: false } && MethodFor(r) == Method) ?? Contract.Success;

    /// <summary>What the client takes.</summary>
    /// <param name="value">The body's value; null for none.</param>
    /// <param name="open">Gives the file that an example calls <c>@name</c>.</param>
    /// <exception cref="ExampleMismatchException">The client's type does not take it.</exception>
    public OperationArguments CreateArguments(JToken? value, Func<string, FilePart> open) => CreateArguments(Method!, value, open);

    /// <summary>What one of the client's methods takes.</summary>
    /// <param name="method">The method.</param>
    /// <param name="value">The body's value; null for none.</param>
    /// <param name="open">Gives the file that an example calls <c>@name</c>.</param>
    /// <exception cref="ExampleMismatchException">The client's type does not take it.</exception>
    public OperationArguments CreateArguments(OperationMethod method, JToken? value, Func<string, FilePart> open) => new ExampleRequest(open).Create(method, Contract, value);

    /// <summary>The requests that the client can send: it speaks one of the media types that the document offers.</summary>
    public IEnumerable<RequestContract> SentRequests()
    {
        var sent = Contract.Bodies.OrderBy(Preference).FirstOrDefault();
        return Contract.Requests.Where(r => r.Body == sent);
    }

    // Files go as parts; otherwise JSON is the simpler form.
    private static int Preference(BodyContract body) => body.Kind switch
    {
        BodyKind.Multipart when body.Members.Any(m => m.HoldsFile) => 0,
        BodyKind.Json => 1,
        BodyKind.Multipart => 2,
        _ => 4,
    };
}
