using Microsoft.Extensions.Logging;
using TokenOps.Cli.Requests;
using TokenOps.Stubs;
using TokenOps.Stubs.Contracts;

namespace TokenOps.ContractTests.Contract;

/// <summary>The stubs of the document and the real client that talks to them.</summary>
[SetUpFixture]
internal sealed class ContractStubs
{
    public const string Key = "sk-contract-7d41";

    private static StubServer? s_server;
    private static HttpClient? s_http;
    private static TokenOpsClient? s_client;

    public static StubServer Server => s_server!;

    [OneTimeSetUp]
    public static async Task Start()
    {
        s_server = await StubServer.StartAsync(ContractDocument.Varied);
        s_http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        s_client = new TokenOpsClient(new TokenOpsClientOptions { ApiKey = Key, BaseAddress = s_server.BaseAddress, MaxRetries = 0 }, s_http);
    }

    [OneTimeTearDown]
    public static async Task Stop()
    {
        s_client?.Dispose();
        s_http?.Dispose();
        if (s_server is not null)
        {
            await s_server.DisposeAsync();
        }
    }

    /// <summary>Another client of the stubs, which says what it warns about.</summary>
    public static TokenOpsClient NewClient(ILoggerFactory logger) =>
        new(new TokenOpsClientOptions { ApiKey = Key, BaseAddress = Server.BaseAddress, MaxRetries = 0, LoggerFactory = logger }, s_http!);

    public static FilePart Open(string name) => FilePart.FromBytes(Photo, name);

    public static byte[] Photo { get; } = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Assets", "photo.png"));

    /// <summary>Sends a request through the client: as a call, or as a stream where its own switch asks for one.</summary>
    /// <param name="operation">What to call.</param>
    /// <param name="request">The document's request.</param>
    /// <param name="body">The body's value, where it is not the request's own.</param>
    /// <param name="response">The response to ask the stubs for; null for what they answer by themselves.</param>
    /// <param name="validate">Whether the client checks the request first.</param>
    /// <param name="client">Another client than the shared one.</param>
    /// <returns>The reply; for a stream the list of its events; null where there is none.</returns>
    public static async Task<object?> SendAsync(DocumentedOperation operation, RequestContract request, Newtonsoft.Json.Linq.JToken? body = null, ResponseContract? response = null, bool validate = false, TokenOpsClient? client = null)
    {
        body ??= request.Value;
        var method = response is null ? operation.Method! : operation.MethodFor(response)!;
        var arguments = operation.CreateArguments(method, body, Open);
        var options = arguments.Options;
        options.ValidateRequests = validate;
        if (response is not null)
        {
            options.Headers["Prefer"] = response.Name is null ? $"code={response.Status}" : $"example={response.Name}";
        }

        var isStream = response?.IsStream ?? operation.Contract.Responses.FirstOrDefault(one => one.StreamSwitch is not null)?.StreamSwitch?.IsOn(body) == true;
        if (!method.CanStream || (method.CanSend && !isStream))
        {
            return await method.SendAsync(client ?? s_client!, arguments, CancellationToken.None);
        }

        var events = new List<object>();
        await foreach (var item in method.Stream(client ?? s_client!, arguments, CancellationToken.None))
        {
            events.Add(item);
        }

        return events;
    }

    public static async Task<ReceivedRequest> LastReceivedAsync() => (await Server.GetReceivedAsync())[0];
}
