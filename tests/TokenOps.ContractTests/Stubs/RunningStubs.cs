using Newtonsoft.Json.Linq;
using TokenOps.Stubs;

namespace TokenOps.ContractTests.Stubs;

/// <summary>One running server for each document, because starting one takes seconds.</summary>
[SetUpFixture]
internal sealed class RunningStubs
{
    private static HttpClient? s_client;
    private static StubServer? s_images;
    private static StubServer? s_notes;

    public static HttpClient Client => s_client!;

    public static StubServer Images => s_images!;

    public static StubServer Notes => s_notes!;

    [OneTimeSetUp]
    public static async Task Start_both()
    {
        s_client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var notes = JObject.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Documents", "two-operations.json")));
        var both = await Task.WhenAll(StubServer.StartAsync(ImageDocument.Read()), StubServer.StartAsync(notes));
        (s_images, s_notes) = (both[0], both[1]);
    }

    [OneTimeTearDown]
    public static async Task Stop_both()
    {
        await Images.DisposeAsync();
        await Notes.DisposeAsync();
        s_client?.Dispose();
    }
}
