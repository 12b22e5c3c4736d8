using System;
using Newtonsoft.Json;
using TokenOps.Runtime;

namespace TokenOps.Client.Tests.Http;

/// <summary>A request as a generated one would be, that writes what the test says.</summary>
internal sealed class TestRequest(Action<RequestWriter> write) : IOperationRequest
{
    public TestRequest()
        : this(static writer => writer.Json(new TestModel { ["prompt"] = Secret }))
    {
    }

    public const string Secret = "a very confidential prompt about a red rose";

    [JsonProperty("prompt")]
    public string Prompt { get; set; } = Secret;

    [JsonProperty("n")]
    [NumberRange(Minimum = "1", Maximum = "10")]
    public int? Count { get; set; }

    object? IOperationRequest.Body => this;

    void IOperationRequest.Write(RequestWriter writer) => write(writer);
}
