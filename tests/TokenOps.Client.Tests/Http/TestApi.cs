using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Client.Tests.Faults;
using TokenOps.Client.Tests.Serialization;
using TokenOps.Runtime;

namespace TokenOps.Client.Tests.Http;

/// <summary>A client of a fault server, on a clock of its own.</summary>
internal sealed class TestApi : IDisposable
{
    public const string Key = "sk-test-0123456789abcdef";

    public static readonly OperationDescriptor Edit = new("editThing", "POST", "/v1/things/edits")
    {
        RequestMediaType = "application/json",
        ResponseMediaType = "application/json",
        Security = SecurityScheme.Bearer,
    };

    public static readonly OperationDescriptor Read = new("readThing", "GET", "/v1/things/{id}")
    {
        ResponseMediaType = "application/json",
        Security = SecurityScheme.Bearer,
    };

    private readonly TokenOpsClient _client;

    public TestApi(Uri address, Action<TokenOpsClientOptions>? configure = null, HttpClient? http = null)
    {
        var options = new TokenOpsClientOptions { ApiKey = Key, BaseAddress = address, TimeProvider = Time };
        configure?.Invoke(options);
        _client = new TokenOpsClient(options, http);
    }

    public TestApi(FaultServer server, Action<TokenOpsClientOptions>? configure = null, HttpClient? http = null)
        : this(server.Address, configure, http)
    {
    }

    public ObservedTime Time { get; } = new();

    public ApiPipeline Pipeline => _client.Pipeline;

    public Task<TestResult> EditAsync(TestRequest? request = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Pipeline.SendAsync<TestResult>(Edit, request ?? new TestRequest(), options, ReflectedJson.Read<TestResult>, cancellationToken);

    public Task<TestResult> ReadAsync(CancellationToken cancellationToken = default) =>
        Pipeline.SendAsync<TestResult>(Read, new TestRequest(static writer => writer.Path("id", "1")), null, ReflectedJson.Read<TestResult>, cancellationToken);

    public void Dispose() => _client.Dispose();
}
