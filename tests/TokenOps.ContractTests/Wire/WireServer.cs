using TokenOps.Stubs;

namespace TokenOps.ContractTests.Wire;

/// <summary>One server for all tests of this folder, because starting one takes seconds.</summary>
[SetUpFixture]
internal sealed class WireServer
{
    private static StubServer? s_stubs;

    public static StubServer Stubs => s_stubs!;

    [OneTimeSetUp]
    public static async Task Start() => s_stubs = await StubServer.StartAsync(ApiDocument.Load());

    [OneTimeTearDown]
    public static async Task Stop()
    {
        if (s_stubs is not null)
            await s_stubs.DisposeAsync();
    }
}
