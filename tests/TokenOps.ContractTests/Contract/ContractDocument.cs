using Newtonsoft.Json.Linq;
using TokenOps.Cli.Requests;
using TokenOps.Stubs;
using TokenOps.Stubs.Contracts;

namespace TokenOps.ContractTests.Contract;

/// <summary>The document that this build's client was generated from, and what the tests take from it. Nothing here knows a name of it.</summary>
internal static class ContractDocument
{
    private static readonly Lazy<JObject> LazyVaried = new(() => ResponseVariants.AddTo(ApiDocument.Load()));
    private static readonly Lazy<IReadOnlyList<DocumentedOperation>> LazyOperations = new(() => DocumentedOperation.All(Varied));

    /// <summary>The document with more response examples: every member set, and one for every enum member.</summary>
    public static JObject Varied => LazyVaried.Value;

    public static SchemaResolver Resolver { get; } = new(ApiDocument.Load());

    public static IReadOnlyList<DocumentedOperation> Operations => LazyOperations.Value;

    /// <summary>The operations that the client has; that it has all is a test of its own.</summary>
    public static IEnumerable<DocumentedOperation> Callable => Operations.Where(operation => operation.Method is not null);

    /// <summary>A request that the document itself shows, or else the one with every member.</summary>
    public static RequestContract PlainRequest(DocumentedOperation operation) => operation.SentRequests().First();

    public static string Title(DocumentedOperation operation) => $"{operation.Contract.Method} {operation.Contract.Path}";
}
