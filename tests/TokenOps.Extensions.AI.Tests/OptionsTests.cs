using System;
using System.Collections.Generic;
using System.Drawing;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace TokenOps.Extensions.AI.Tests;

public sealed class OptionsTests
{
    [Test]
    public async Task Every_option_is_sent_under_its_name_on_the_wire()
    {
        var sent = await SentAsync(new ImageGenerationOptions
        {
            ModelId = "dall-e-2",
            Count = 3,
            ImageSize = new Size(1536, 1024),
            MediaType = "image/jpg",
            ResponseFormat = ImageGenerationResponseFormat.Data,
            AdditionalProperties = new AdditionalPropertiesDictionary
            {
                ["quality"] = "high",
                ["output_compression"] = JsonDocument.Parse("80").RootElement,
                ["mask"] = Samples.Original(9, "mask.png"),
                ["style"] = "vivid",
                ["user"] = null,
            },
        });

        sent.Fields.Should().BeEquivalentTo(new Dictionary<string, string>
        {
            ["prompt"] = "x",
            ["model"] = "dall-e-2",
            ["n"] = "3",
            ["size"] = "1536x1024",
            ["output_format"] = "jpeg",
            ["response_format"] = "b64_json",
            ["quality"] = "high",
            ["output_compression"] = "80",
            ["style"] = "vivid",
        });
        sent.Files.Select(static file => (file.Part, file.Name)).Should().BeEquivalentTo([("image", "image-1.png"), ("mask", "mask.png")]);
    }

    [TestCase("gpt-image-1", ImageGenerationResponseFormat.Data, null)]
    [TestCase("gpt-image-1", ImageGenerationResponseFormat.Uri, "url")]
    [TestCase("gpt-image-1-mini", ImageGenerationResponseFormat.Data, null)]
    [TestCase("dall-e-2", ImageGenerationResponseFormat.Uri, "url")]
    [TestCase("dall-e-2", ImageGenerationResponseFormat.Data, "b64_json")]
    [TestCase("flux-9", ImageGenerationResponseFormat.Data, "b64_json")]
    [TestCase(null, ImageGenerationResponseFormat.Data, "b64_json")]
    public async Task The_response_format_is_not_sent_where_it_is_the_only_one(string? model, ImageGenerationResponseFormat format, string? sent)
    {
        var server = await SentAsync(new ImageGenerationOptions { ModelId = model, ResponseFormat = format });

        server.Fields.GetValueOrDefault("response_format").Should().Be(sent);
    }

    [Test]
    public async Task An_option_of_one_model_decides_like_its_name()
    {
        var sent = await SentAsync(new ImageGenerationOptions { MediaType = "image/webp", ResponseFormat = ImageGenerationResponseFormat.Data });

        sent.Fields.Should().Contain("output_format", "webp").And.NotContainKey("response_format");
    }

    [Test]
    public async Task Options_and_request_stay_as_they_were()
    {
        AIContent[] originals = [Samples.Original(1)];
        var request = new ImageGenerationRequest("x", originals);
        var options = new ImageGenerationOptions { Count = 2, AdditionalProperties = new AdditionalPropertiesDictionary { ["quality"] = "high" } };
        var copy = options.Clone();
        await using var server = await EditServer.StartAsync("""{"created":1,"data":[]}""");
        using var client = server.Client();
        using var generator = client.Images.AsIImageGenerator("gpt-image-1");

        await generator.GenerateAsync(request, options);
        await generator.GenerateAsync(request, options);

        options.Should().BeEquivalentTo(copy);
        request.OriginalImages.Should().BeSameAs(originals);
        server.Files.Should().HaveCount(2, "what was read is read again");
    }

    [Test]
    public async Task A_raw_request_of_another_kind_is_passed_over()
    {
        var sent = await SentAsync(new ImageGenerationOptions { Count = 2, RawRepresentationFactory = static _ => "not ours" });

        sent.Fields.Should().Contain("n", "2");
    }

    [Test]
    public async Task What_the_raw_request_sets_wins()
    {
        var sent = await SentAsync(new ImageGenerationOptions
        {
            Count = 3,
            ModelId = "dall-e-2",
            RawRepresentationFactory = static _ => new CreateImageEditRequest { Prompt = string.Empty, N = 1, User = "me" },
        });

        sent.Fields.Should().Contain("n", "1").And.Contain("user", "me").And.Contain("model", "dall-e-2");
    }

    [Test]
    public async Task Values_that_do_not_fit_are_refused_by_name_and_not_repeated()
    {
        var number = () => SentAsync(new ImageGenerationOptions { AdditionalProperties = new AdditionalPropertiesDictionary { ["output_compression"] = "a secret" } });
        var type = () => SentAsync(new ImageGenerationOptions { MediaType = "audio/mpeg" });
        var hosted = () => SentAsync(new ImageGenerationOptions { ResponseFormat = ImageGenerationResponseFormat.Hosted });

        (await number.Should().ThrowAsync<ArgumentException>()).WithMessage("*output_compression*Int32*String*").Which.ToString().Should().NotContain("a secret");
        await type.Should().ThrowAsync<ArgumentException>().WithMessage("MediaType*image/png*audio/mpeg*");
        await hosted.Should().ThrowAsync<NotSupportedException>().WithMessage("ResponseFormat*Hosted*");
    }

    private static async Task<EditServer> SentAsync(ImageGenerationOptions options)
    {
        await using var server = await EditServer.StartAsync("""{"created":1,"data":[]}""");
        using var client = server.Client();
        await client.Images.AsIImageGenerator().EditImageAsync(Samples.Original(1), "x", options);
        return server;
    }
}
