using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using TokenOps.Client.Tests.Faults;
using static TokenOps.Client.Tests.Images.ImageEditRequests;

namespace TokenOps.Client.Tests.Images;

/// <summary>The rules in front of the wire.</summary>
public sealed class ImageEditSendingTests
{
    private const string Key = "sk-secret-0123456789";

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_wrong_request_opens_no_connection(bool stream)
    {
        await using var server = FaultServer.Start(Step.Ok());
        using var client = Client(server);

        var error = (await FluentActions.Awaiting(() => SendAsync(client, Wrong(), stream)).Should().ThrowAsync<RequestValidationException>()).Which;

        error.Findings.Select(static f => f.Rule).Should().Equal("image-count", "image-square", "prompt-length", "model-option", "maximum", "model-quality", "model-size");
        error.Message.Should().StartWith("The request was not sent, it breaks 7 rules:\n- 'image' must be").And.NotContain("secret");
        server.Accepted.Should().Be(0);
        server.Seen.Should().BeEmpty();
    }

    [TestCase(false, null)]
    [TestCase(true, false)]
    public async Task Without_validation_everything_is_sent_as_given(bool client, bool? call)
    {
        await using var server = FaultServer.Start(Step.Ok());
        using var api = Client(server, options => options.ValidateRequests = client);

        await api.Images.CreateImageEditAsync(Wrong(), new CallOptions { ValidateRequests = call });

        var body = Encoding.UTF8.GetString(server.Seen.Should().ContainSingle().Which.Body);
        foreach (var (name, value) in new[] { ("n", "11"), ("background", "transparent"), ("quality", "high"), ("size", "1536x1024"), ("model", "dall-e-2"), ("prompt", Wrong().Prompt) })
            body.Should().Contain($"name=\"{name}\"\r\n\r\n{value}\r\n--");
        body.Split("name=\"image[]\"; filename=").Should().HaveCount(3);
    }

    [Test]
    public async Task A_call_may_be_checked_where_the_client_does_not_check()
    {
        await using var server = FaultServer.Start(Step.Ok());
        using var client = Client(server, options => options.ValidateRequests = false);

        await FluentActions.Awaiting(() => client.Images.CreateImageEditAsync(Wrong(), new CallOptions { ValidateRequests = true })).Should().ThrowAsync<RequestValidationException>();

        server.Accepted.Should().Be(0);
    }

    [Test]
    public async Task Warnings_keep_nothing_back()
    {
        await using var server = FaultServer.Start(Step.Ok());
        using var client = Client(server);

        await client.Images.CreateImageEditAsync(Of("gpt-image-9", static r => (r.Image, r.Quality) = (WholePng(), "ultra")));

        Encoding.UTF8.GetString(server.Seen.Single().Body).Should().Contain("gpt-image-9").And.Contain("ultra");
    }

    [Test]
    public async Task Partial_images_need_no_switch_where_the_method_streams()
    {
        await using var server = FaultServer.Start(Step.Answer(200, "data: {\"type\":\"image_edit.completed\",\"b64_json\":\"AAAA\"}\n\n", "text/event-stream"));
        using var client = Client(server);

        await SendAsync(client, GptImage(static r => (r.Image, r.PartialImages) = (WholePng(), 2)), stream: true);

        Encoding.UTF8.GetString(server.Seen.Single().Body).Should().Contain("name=\"stream\"\r\n\r\ntrue\r\n").And.Contain("name=\"partial_images\"\r\n\r\n2\r\n");
    }

    [Test]
    public async Task Partial_images_are_refused_where_the_method_does_not_stream()
    {
        await using var server = FaultServer.Start(Step.Ok());
        using var client = Client(server);

        var error = (await FluentActions.Awaiting(() => SendAsync(client, GptImage(static r => r.PartialImages = 2), stream: false)).Should().ThrowAsync<RequestValidationException>()).Which;

        error.Findings.Select(static f => f.Rule).Should().Equal("partial-images-stream");
        server.Accepted.Should().Be(0);
    }

    private static CreateImageEditRequest Wrong() => DallE(static r =>
    {
        r.Image = new List<FilePart> { FilePart.FromFile(TestAssets.Photo), FilePart.FromFile(TestAssets.Image("png-gray-alpha-8.png"), fileName: "secret.png") };
        (r.Prompt, r.N) = ("secret " + new string('x', 1000), 11);
        (r.Background, r.Quality, r.Size) = (ImageBackground.Transparent, ImageQuality.High, ImageSize.Size1536x1024);
    });

    private static FilePart WholePng() => FilePart.FromFile(TestAssets.Photo);

    private static TokenOpsClient Client(FaultServer server, Action<TokenOpsClientOptions>? configure = null)
    {
        var options = new TokenOpsClientOptions { ApiKey = Key, BaseAddress = server.Address };
        configure?.Invoke(options);
        return new TokenOpsClient(options);
    }

    private static async Task SendAsync(TokenOpsClient client, CreateImageEditRequest request, bool stream)
    {
        if (!stream)
        {
            await client.Images.CreateImageEditAsync(request);
            return;
        }

        await foreach (var item in client.Images.CreateImageEditStreamingAsync(request))
            item.Should().NotBeNull();
    }
}
