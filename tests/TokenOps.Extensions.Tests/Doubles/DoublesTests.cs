using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace TokenOps.Extensions.Tests.Doubles;

/// <summary>A consumer tests its own code without a server: every operation can be overridden, every result be made.</summary>
public sealed class DoublesTests
{
    // The first bytes of a PNG tell what it is.
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    [Test]
    public async Task An_answer_is_made_by_hand()
    {
        var images = new FakeImages(_ => new ImagesResponse
        {
            Created = 1,
            Data = { new Image { B64Json = Base64Data.FromBytes(Png), RevisedPrompt = "nicer" } },
            Size = ImageSize.Size1024x1024,
            Usage = new ImageUsage { TotalTokens = 19, InputTokensDetails = new ImageInputTokensDetails { TextTokens = 13 } },
        });

        (await new Editor(new FakeClient(images)).EditAsync("a rose")).Should().Be("8 bytes of image/png for 19 tokens");
        images.Requests.Single().Prompt.Should().Be("a rose");
    }

    [Test]
    public async Task Failures_are_made_by_hand()
    {
        var busy = new FakeImages(_ => throw new TokenOpsRateLimitException("busy") { RetryAfter = TimeSpan.FromSeconds(7), StatusCode = HttpStatusCode.TooManyRequests, Code = "rate_limit", RequestId = "req_1" });
        var refused = new FakeImages(_ => throw new RequestValidationException([new ValidationFinding("maximum", "n", "11", "10 at most")]));

        (await new Editor(new FakeClient(busy)).EditAsync("x")).Should().Be("again in 7 s, 429 rate_limit, request req_1");
        (await new Editor(new FakeClient(refused)).EditAsync("x")).Should().Be("n: maximum");
    }

    [Test]
    public async Task A_stream_is_made_by_hand()
    {
        var images = new FakeImages(
            _ => new ImagesResponse(),
            new ImageEditPartialImageEvent { B64Json = Base64Data.FromBytes(Png), PartialImageIndex = 0 },
            new ImageEditCompletedEvent { B64Json = Base64Data.FromBytes(Png), Usage = new ImageUsage { TotalTokens = 19 } });

        (await new Editor(new FakeClient(images)).StreamAsync()).Should().Be("partial 0, completed with 8 bytes");
    }

    [Test]
    public void A_container_takes_the_double_instead()
    {
        using var client = new FakeClient(new FakeImages(_ => new ImagesResponse()));
        using var provider = new ServiceCollection()
            .AddSingleton<Editor>()
            .AddSingleton<TokenOpsClient>(client)
            .BuildServiceProvider();

        provider.GetRequiredService<Editor>().Should().NotBeNull();
        provider.GetRequiredService<TokenOpsClient>().Images.Should().BeOfType<FakeImages>();
    }

    [Test]
    public async Task What_a_double_does_not_override_says_so()
    {
        var act = () => new Forgetful().CreateImageEditAsync(new CreateImageEditRequest { Prompt = "a" });

        await act.Should().ThrowAsync<InvalidOperationException>().WithMessage("*override*");
    }

    private sealed class Forgetful : ImagesClient;
}
