using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace TokenOps.Extensions.AI.Tests;

public sealed class StreamingTests
{
    private static string Events =>
        Samples.Event("partial_image", 1, "\"partial_image_index\":0") + Samples.Event("partial_image", 2, "\"partial_image_index\":1") +
        Samples.Event("completed", 3, Samples.Usage) + "data: [DONE]\n\n";

    private static ImageGenerationRequest Request => new("add a rose", [Samples.Original(1)]);

    [Test]
    public async Task Partial_and_final_images_arrive_in_order()
    {
        await using var server = await EditServer.StartAsync(static (context, _) => EditServer.SendAsync(context, "text/event-stream", Events));
        using var client = server.Client();
        using var generator = client.Images.AsIImageGenerator();
        var updates = new List<ImageGenerationUpdate>();

        await foreach (var update in generator.GetRequiredService<TokenOpsImageGenerator>().GenerateStreamingAsync(Request, new ImageGenerationOptions { StreamingCount = 2 }))
        {
            updates.Add(update);
        }

        updates.Select(static update => (update.IsPartial, update.PartialImageIndex, ((DataContent)update.Content).Data.Span[^1])).Should().Equal(
            (true, 0L, (byte)1), (true, 1L, (byte)2), (false, null, (byte)3));
        updates[2].Usage!.TotalTokenCount.Should().Be(19);
        server.Fields.Should().Contain("stream", "true").And.Contain("partial_images", "2");
    }

    [Test]
    public async Task A_streaming_count_streams_and_gives_the_final_images()
    {
        await using var server = await EditServer.StartAsync(static (context, _) => EditServer.SendAsync(context, "text/event-stream", Events));
        using var client = server.Client();
        using var generator = client.Images.AsIImageGenerator();

        var response = await generator.GenerateAsync(Request, new ImageGenerationOptions { StreamingCount = 1 });

        response.Contents.Cast<DataContent>().Select(static image => image.Data.Span[^1]).Should().Equal(3);
        response.Usage!.OutputTokenCount.Should().Be(1);
        server.Fields.Should().Contain("stream", "true").And.Contain("partial_images", "1");
    }

    [Test]
    public async Task A_stream_of_several_images_gives_all_of_them()
    {
        var events = Samples.Event("partial_image", 1, "\"partial_image_index\":0") + Samples.Event("completed", 2, Samples.Usage) + Samples.Event("completed", 3, Samples.Usage);
        await using var server = await EditServer.StartAsync((context, _) => EditServer.SendAsync(context, "text/event-stream", events));
        using var client = server.Client();
        using var generator = client.Images.AsIImageGenerator();

        var response = await generator.GenerateAsync(Request, new ImageGenerationOptions { StreamingCount = 1, Count = 2 });

        response.Contents.Cast<DataContent>().Select(static image => image.Data.Span[^1]).Should().Equal(2, 3);
        response.Usage!.TotalTokenCount.Should().Be(19, "each event tells the tokens of the whole call");
        response.Contents[1].RawRepresentation.Should().BeOfType<ImageEditCompletedEvent>().And.BeSameAs(response.RawRepresentation);
        server.Fields.Should().Contain("partial_images", "1").And.Contain("n", "2");
    }

    [Test]
    public async Task A_stream_that_ends_too_early_is_a_failure()
    {
        await using var server = await EditServer.StartAsync(static (context, _) => EditServer.SendAsync(context, "text/event-stream", Samples.Event("partial_image", 1, "\"partial_image_index\":0")));
        using var client = server.Client();
        using var generator = client.Images.AsIImageGenerator();

        var act = () => generator.GenerateAsync(Request, new ImageGenerationOptions { StreamingCount = 1 });

        await act.Should().ThrowAsync<TokenOpsException>();
    }

    [Test]
    public async Task A_stream_is_cancelled_in_the_middle()
    {
        await using var server = await EditServer.StartAsync(static async (context, server) =>
        {
            await EditServer.SendAsync(context, "text/event-stream", Samples.Event("partial_image", 1, "\"partial_image_index\":0"));
            await server.StallAsync(context);
        });
        using var client = server.Client();
        using var cancellation = new CancellationTokenSource();
        var generator = new TokenOpsImageGenerator(client.Images);
        await using var updates = generator.GenerateStreamingAsync(Request, cancellationToken: cancellation.Token).GetAsyncEnumerator(CancellationToken.None);
        (await updates.MoveNextAsync()).Should().BeTrue();
        var next = updates.MoveNextAsync().AsTask();

        await cancellation.CancelAsync();

        await FluentActions.Awaiting(() => next).Should().ThrowAsync<OperationCanceledException>();
        await server.Abandoned.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }
}
