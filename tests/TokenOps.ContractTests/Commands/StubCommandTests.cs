using System.Net;

namespace TokenOps.ContractTests.Commands;

[TestFixture]
internal sealed class StubCommandTests
{
    [Test]
    [CancelAfter(60_000)]
    public async Task Serves_until_it_is_cancelled_and_says_where_and_what(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var signal = new LineSignal(line => line.StartsWith("Any key", StringComparison.Ordinal));
        await using var first = new LineSignal(line => line.StartsWith("Serving ", StringComparison.Ordinal));
        var run = CommandLine.RunAsync(["stub"], new BothWriter(first, signal), stop.Token);
        await (await Task.WhenAny(signal.Written, run));
        var address = new Uri((await first.Written).Split(' ')[1]);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });

        using var answer = await http.PostAsync(new Uri(address, "v1/images/edits"), content: null, cancellationToken);
        await stop.CancelAsync();
        var (code, output, error) = await run;

        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        code.Should().Be(0, error);
        output.Should().Contain($"POST {address}v1/images/edits").And.Contain("example=base64_response").And.EndWith("Stopped." + Environment.NewLine);
    }

    [Test]
    public async Task Exports_what_a_plain_WireMock_loads()
    {
        var folder = Directory.CreateTempSubdirectory("tokenops-stub-").FullName;
        try
        {
            var (code, output, error) = await CommandLine.RunAsync("stub", "--export", folder);

            code.Should().Be(0, error);
            var files = Directory.GetFiles(Path.Combine(folder, "mappings"), "*.json");
            files.Should().NotBeEmpty();
            output.Should().Contain($"Wrote {files.Length} files");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestCase("--port: expected 0 to 65535, found 70000.", "--port", "70000")]
    [TestCase("--port and --export exclude each other", "--port", "1", "--export", "x")]
    public async Task Refuses_what_it_cannot_do(string message, params string[] arguments)
    {
        var (code, _, error) = await CommandLine.RunAsync(["stub", .. arguments]);

        code.Should().Be(2);
        error.Should().StartWith(message);
    }

    private sealed class BothWriter(TextWriter one, TextWriter other) : StringWriter
    {
        public override async Task WriteLineAsync(string? value)
        {
            await one.WriteLineAsync(value);
            await other.WriteLineAsync(value);
        }
    }
}
