using Newtonsoft.Json.Linq;
using TokenOps.Stubs;
using TokenOps.Stubs.Java;

namespace TokenOps.ContractTests.Stubs;

[TestFixture]
internal sealed class ExportTests
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47];

    private string _folder = string.Empty;
    private WireMockProcess? _plain;
    private Uri? _address;

    [OneTimeSetUp]
    public async Task Run_a_plain_WireMock_on_exported_files()
    {
        JavaEngine.IgnoreWhereTheOtherEngineIsInUse();
        _folder = Directory.CreateTempSubdirectory("tokenops-export-").FullName;
        var document = ImageDocument.Read();
        var notes = JObject.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Documents", "two-operations.json")));
        ((JObject)document["paths"]!).Merge(notes["paths"]);
        ((JObject)document["components"]!).Merge(notes["components"]);
        var written = await StubExporter.ExportAsync(StubDefinitionSet.Create(document), _folder);
        written.Should().Be(Directory.GetFiles(Path.Combine(_folder, "mappings")).Length);
        (_plain, var port) = await WireMockProcess.StartAsync(_folder, new StubServerOptions(), CancellationToken.None);
        _address = new Uri($"http://127.0.0.1:{port}/");
    }

    [OneTimeTearDown]
    public async Task Stop_it()
    {
        if (_plain is not null)
        {
            await _plain.DisposeAsync();
        }

        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [TestCaseSource(nameof(Edits))]
    public async Task A_plain_WireMock_keeps_the_rules_of_a_form((string, object)[] parts, int status, string expected)
    {
        using var form = Form.Of(parts);
        var (found, text) = await Send(HttpMethod.Post, "v1/images/edits", form, "Bearer k");

        found.Should().Be(status, text);
        text.Should().Contain(expected);
    }

    [TestCase("""{"title":"a"}""", 201, "short")]
    [TestCase("""{"title":""}""", 400, "schema")]
    [TestCase("""{"title":"a","colour":1}""", 400, "schema")]
    public async Task A_plain_WireMock_keeps_the_rules_of_JSON(string body, int status, string expected)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var (found, text) = await Send(HttpMethod.Post, "v1/notes", content, "Bearer k");

        found.Should().Be(status, text);
        text.Should().Contain(expected);
    }

    [Test]
    public async Task A_plain_WireMock_asks_for_credentials()
    {
        using var form = Form.Of(("image", Png), ("prompt", "x"));
        var (found, text) = await Send(HttpMethod.Post, "v1/images/edits", form, authorization: null);

        found.Should().Be(401, text);
    }

    private static IEnumerable<TestCaseData> Edits()
    {
        (string, object)[] good = [("image", Png), ("prompt", "x")];
        ((string, object)[] Parts, int Status, string Expected)[] cases =
        [
            (good, 200, "total_tokens"),
            ([.. good, ("stream", "true")], 200, "event: image_edit.completed"),
            ([("image", Png)], 400, "prompt: required"),
            ([.. good, ("n", "11")], 400, "n: value"),
            ([.. good, ("size", "1x1")], 400, "size: value"),
            ([.. good, ("colour", "red")], 400, "unknown"),
            ([.. good, ("user", "a"), ("user", "b")], 400, "user: value: found something else, expected one part of this name"),
        ];
        return cases.Select(one => new TestCaseData(one.Parts, one.Status, one.Expected).SetArgDisplayNames(one.Expected));
    }

    private async Task<(int Status, string Text)> Send(HttpMethod method, string path, HttpContent content, string? authorization)
    {
        using var request = new HttpRequestMessage(method, new Uri(_address!, path)) { Content = content };
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        using var response = await RunningStubs.Client.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
