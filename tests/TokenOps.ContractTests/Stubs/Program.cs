using TokenOps.Stubs;

namespace TokenOps.ContractTests.Stubs;

/// <summary>Serves stubs until it is killed, for the test that kills it.</summary>
internal static class Program
{
    public static async Task Main()
    {
        await using var server = await StubServer.StartAsync(ImageDocument.Read(), new StubServerOptions { Engine = StubEngineKind.WireMockJava });
        await Console.Out.WriteLineAsync(server.BaseAddress.ToString());
        await Console.In.ReadToEndAsync();
    }
}
