using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TokenOps;
using TokenOps.Stubs;

namespace Samples;

/// <summary>Runs every program against the stubs of the documents, which refuse what the documents do not allow.</summary>
[TestFixture]
internal sealed class SampleTests
{
    private StubServer _stubs = null!;
    private string _folder = string.Empty;

    private static IEnumerable<TestCaseData> Programs() =>
        Assembly.GetExecutingAssembly().GetTypes()
            .Where(t => t.Namespace == "Samples.Programs" && t.GetMethod("RunAsync") is not null)
            .Select(t => new TestCaseData(t).SetArgDisplayNames(t.Name));

    [OneTimeSetUp]
    public async Task Start_the_stubs()
    {
        _stubs = await StubServer.StartAsync(Document());
        _folder = Directory.CreateTempSubdirectory("tokenops-samples-").FullName;
        File.Copy(Path.Combine(AppContext.BaseDirectory, "photo.png"), Path.Combine(_folder, "photo.png"));
    }

    [OneTimeTearDown]
    public async Task Stop_the_stubs()
    {
        await _stubs.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [TestCaseSource(nameof(Programs))]
    public async Task It_does_what_it_says(Type program)
    {
        using var client = new TokenOpsClient(new TokenOpsClientOptions { ApiKey = "sk-sample", BaseAddress = _stubs.BaseAddress, MaxRetries = 0 });

        var said = await (Task<string>)program.GetMethod("RunAsync")!.Invoke(null, [client, _folder])!;

        said.Should().NotBeNullOrWhiteSpace();
        await TestContext.Out.WriteLineAsync(said);
    }

    private static JObject Document()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("samples.json")!;
        using var reader = new JsonTextReader(new StreamReader(stream)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }
}
