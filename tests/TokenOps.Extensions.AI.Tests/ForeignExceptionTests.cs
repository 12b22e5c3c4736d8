using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace TokenOps.Extensions.AI.Tests;

/// <summary>What leaves the generator when a handler throws, or a server says what the abstraction cannot hold.</summary>
public sealed class ForeignExceptionTests
{
    [Test]
    public async Task What_a_handler_throws_leaves_as_the_clients_own(
        [Values(typeof(InvalidOperationException), typeof(NullReferenceException), typeof(IOException), typeof(ArgumentException), typeof(OperationCanceledException))] Type thrown,
        [Values] bool streams)
    {
        using var handler = new Thrower(thrown);
        using var http = new HttpClient(handler);
        using var client = new TokenOpsClient(new TokenOpsClientOptions { ApiKey = "sk-test", BaseAddress = new Uri("https://api.example"), MaxRetries = 0, ValidateRequests = false }, http);

        var act = () => client.Images.AsIImageGenerator().EditImageAsync(Samples.Original(1), "x", new ImageGenerationOptions { StreamingCount = streams ? 1 : null });

        await act.Should().ThrowAsync<TokenOpsException>();
    }

    [TestCase("p n g")]
    [TestCase("png;x=1")]
    [TestCase("../a")]
    [TestCase("花")]
    public async Task An_image_whose_format_makes_no_media_type_is_handed_out_all_the_same(string format)
    {
        await using var server = await EditServer.StartAsync($$"""{"created":1,"output_format":"{{format}}","data":[{"b64_json":"AAAA"}]}""");
        using var client = server.Client();

        var response = await client.Images.AsIImageGenerator().EditImageAsync(Samples.Original(1), "x");

        response.Contents.Cast<DataContent>().Should().ContainSingle().Which.MediaType.Should().Be("image/*");
    }

    private sealed class Thrower(Type thrown) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw (Exception)Activator.CreateInstance(thrown)!;
    }
}
