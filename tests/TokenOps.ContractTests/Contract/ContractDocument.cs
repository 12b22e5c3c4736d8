using Newtonsoft.Json.Linq;
using TokenOps.Cli.Requests;
using TokenOps.Stubs;
using TokenOps.Stubs.Contracts;
using TokenOps.Stubs.Judging;

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

    /// <summary>
    /// The operations that the client has, and for which there is a request that keeps the document's rules; that the client has all is a
    /// test of its own.
    /// </summary>
    public static IEnumerable<DocumentedOperation> Callable => Operations.Where(operation => operation.Method is not null && Requests(operation).Any());

    /// <summary>The requests that the client can send, without those examples that break the document's own rules.</summary>
    public static IEnumerable<RequestContract> Requests(DocumentedOperation operation) =>
        operation.SentRequests().Where(request => request.Made || request.Body is null || request.Value is null || new SchemaJudge(Resolver).Fits(request.Value, request.Body.RawSchema));

    /// <summary>Whether a response that the document shows keeps the document's rules, apart from enums, which are open.</summary>
    public static bool IsSound(ResponseContract response) =>
        response.Made || response.IsStream || response.MediaType?.Contains("json", StringComparison.OrdinalIgnoreCase) != true || response.Body.Length == 0
        || new SchemaJudge(Resolver).Judge(string.Empty, JsonDifference.Parse(System.Text.Encoding.UTF8.GetString(response.Body)), response.Schema).All(violation => violation.Rule == "enum");

    /// <summary>A request that the document itself shows, or else the one with every member.</summary>
    public static RequestContract PlainRequest(DocumentedOperation operation) => Requests(operation).First();

    public static string Title(DocumentedOperation operation) => $"{operation.Contract.Method} {operation.Contract.Path}";
}
