using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace TokenOps.Extensions.AI.Tests;

public sealed class GenerateTests
{
    private static string TwoImages => $$"""{"created":1,"output_format":"webp","data":[{"b64_json":"{{Samples.Base64(7)}}","revised_prompt":"nicer"},{"b64_json":"{{Samples.Base64(8)}}"}],{{Samples.Usage}}}""";

    [Test]
    public async Task Several_originals_go_in_and_all_images_come_out()
    {
        await using var server = await EditServer.StartAsync(TwoImages);
        using var client = server.Client();
        using var generator = client.Images.AsIImageGenerator(ImageModel.GptImage1);
        AIContent[] originals = [Samples.Original(1, "a.png"), Samples.Original(2), new AIContent { RawRepresentation = FilePart.FromBytes(Samples.Png(3), "c.png") }];

        var response = await generator.EditImagesAsync(originals, "add a rose", new ImageGenerationOptions { Count = 2 });

        server.Files.Select(static file => (file.Part, file.Name, file.Type, file.Bytes[^1])).Should().Equal(
            ("image[]", "a.png", "image/png", (byte)1), ("image[]", "image-2.png", "image/png", (byte)2), ("image[]", "c.png", "image/png", (byte)3));
        server.Fields.Should().Equal(new Dictionary<string, string> { ["prompt"] = "add a rose", ["model"] = "gpt-image-1", ["n"] = "2" });
        var images = response.Contents.Cast<DataContent>().ToList();
        images.Select(static image => (image.MediaType, image.Data.Span[^1])).Should().Equal(("image/png", (byte)7), ("image/png", (byte)8));
        images[0].AdditionalProperties!["RevisedPrompt"].Should().Be("nicer");
        response.RawRepresentation.Should().BeOfType<ImagesResponse>();
    }

    [Test]
    public async Task The_tokens_are_told()
    {
        await using var server = await EditServer.StartAsync(TwoImages);
        using var client = server.Client();

        var response = await client.Images.AsIImageGenerator().EditImageAsync(Samples.Original(1), "x");

        response.Usage.Should().BeEquivalentTo(new { InputTokenCount = 18, OutputTokenCount = 1, TotalTokenCount = 19, InputTextTokenCount = 13 });
        response.Usage!.AdditionalCounts.Should().Contain("InputImageTokenCount", 5);
    }

    [Test]
    public async Task Links_come_out_as_links()
    {
        await using var server = await EditServer.StartAsync("""{"created":1,"data":[{"url":"https://images.test/1.png"},{},{"url":"https://images.test/2.png"}]}""");
        using var client = server.Client();

        var response = await client.Images.AsIImageGenerator().EditImageAsync(Samples.Original(1), "x");

        response.Contents.Cast<UriContent>().Select(static image => (image.Uri.AbsoluteUri, image.MediaType)).Should().Equal(
            ("https://images.test/1.png", "image/*"), ("https://images.test/2.png", "image/*"));
    }

    [Test]
    public async Task A_cancelled_call_ends_and_lets_go_of_the_server()
    {
        await using var server = await EditServer.StartAsync(static (context, server) => server.StallAsync(context));
        using var client = server.Client();
        using var cancellation = new CancellationTokenSource();
        var call = client.Images.AsIImageGenerator().EditImageAsync(Samples.Original(1), "x", cancellationToken: cancellation.Token);
        await server.Arrived.Task;

        await cancellation.CancelAsync();

        await FluentActions.Awaiting(() => call).Should().ThrowAsync<OperationCanceledException>();
        await server.Abandoned.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Test]
    public async Task Without_an_original_image_the_exception_says_why()
    {
        await using var server = await EditServer.StartAsync("{}");
        using var client = server.Client();
        using var generator = client.Images.AsIImageGenerator();

        var act = () => generator.GenerateImagesAsync("a rose");

        (await act.Should().ThrowAsync<NotSupportedException>()).WithMessage("*OriginalImages*has none*EditImageAsync*").Which.Message.Should().NotContain("a rose");
    }

    [Test]
    public async Task Contents_that_cannot_be_sent_are_refused_by_their_place()
    {
        await using var server = await EditServer.StartAsync("{}");
        using var client = server.Client();
        using var generator = client.Images.AsIImageGenerator();

        var link = () => generator.EditImagesAsync([Samples.Original(1), new UriContent("https://images.test/1.png", "image/png")], "x");
        var text = () => generator.EditImagesAsync([new TextContent("words")], "x");

        await link.Should().ThrowAsync<ArgumentException>().WithMessage("OriginalImages?1?*link*");
        await text.Should().ThrowAsync<ArgumentException>().WithMessage("OriginalImages?0?*TextContent*");
    }

    [Test]
    public void The_metadata_and_the_client_can_be_asked_for()
    {
        using var client = new TokenOpsClient(new TokenOpsClientOptions { ApiKey = "sk", BaseAddress = new Uri("https://gateway.test/v1") });
        using var generator = client.Images.AsIImageGenerator("flux-9");

        var metadata = generator.GetRequiredService<ImageGeneratorMetadata>();

        (metadata.ProviderName, metadata.ProviderUri, metadata.DefaultModelId).Should().Be(("tokenops", new Uri("https://gateway.test/v1"), "flux-9"));
        generator.GetService<ImagesClient>().Should().BeSameAs(client.Images);
        generator.GetService<IImageGenerator>().Should().BeSameAs(generator);
        generator.GetService<IImageGenerator>("key").Should().BeNull();
        generator.GetService<string>().Should().BeNull();
    }
}
