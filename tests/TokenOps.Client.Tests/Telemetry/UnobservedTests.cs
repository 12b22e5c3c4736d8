using System;
using System.Threading;
using TokenOps.Client.Tests.Http;
using TokenOps.Runtime;

namespace TokenOps.Client.Tests.Telemetry;

[NonParallelizable]
public sealed class UnobservedTests
{
    [Test]
    public void Nothing_is_allocated_when_nobody_listens()
    {
        Instruments.AreObserved.Should().BeFalse("else this test measures something else");
        var settings = ClientSettings.From(new TokenOpsClientOptions { ApiKey = ImageEdits.Key }, null);
        var call = new Call(new OperationDescriptor("x", "POST", "/x"), new TestRequest(), null, settings, eventStream: false, CancellationToken.None);
        Start(call);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Start(call);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        allocated.Should().Be(0);
    }

    private static void Start(Call call)
    {
        for (var count = 0; count < 1000; count++)
        {
            using var telemetry = OperationTelemetry.Start(call);
        }
    }
}
