using System;
using TokenOps.Runtime;

namespace TokenOps.Client.Tests.Http;

/// <summary>A request as a generated one would be, that writes what the test says.</summary>
internal sealed class TestRequest(Action<RequestWriter> write) : IOperationRequest, IMemberSource
{
    public TestRequest()
        : this(static writer => writer.Json(new TestModel { ["prompt"] = Secret }))
    {
    }

    public const string Secret = "a very confidential prompt about a red rose";

    public string Prompt { get; set; } = Secret;

    public int? Count { get; set; }

    object? IOperationRequest.Body => this;

    void IOperationRequest.Write(RequestWriter writer) => write(writer);

    void IMemberSource.VisitMembers(IMemberVisitor visitor)
    {
        visitor.Visit("prompt", Prompt, null);
        visitor.Visit("n", Count, [new NumberRangeAttribute { Minimum = "1", Maximum = "10" }]);
    }
}
