using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Client.Tests.Streaming;
using TokenOps.Runtime;

namespace TokenOps.Client.Tests.Serialization;

/// <summary>What replies cost in memory. Bodies complete synchronously, so that everything happens on, and is counted for, this thread.</summary>
[NonParallelizable]
internal sealed class ReplyMemoryTests
{
    private const int ImageLength = 4 * 1024 * 1024;

    private static readonly byte[] Body = Encoding.UTF8.GetBytes(ImagesReplies.Json([.. Enumerable.Repeat(new byte[ImageLength], 4)]));

    [Test]
    public void In_memory_a_reply_costs_its_images_and_little_more([Values] bool announceLength)
    {
        var allocated = Measure(() => Read(new ReplyContent(announceLength ? Body.Length : null)));

        allocated.Should().BeInRange(4 * ImageLength, (long)(4 * ImageLength * 1.02));
    }

    [Test]
    public void Straight_to_destinations_a_reply_costs_next_to_nothing()
    {
        var destination = Base64Destination.ToStreams((_, _) => new ValueTask<Stream>(Stream.Null));

        Measure(() => Read(new ReplyContent(Body.Length, destination: destination))).Should().BeLessThan(128 * 1024, "22 MB were decoded");
    }

    [Test]
    public void An_event_stream_costs_its_images_and_little_more()
    {
        var body = Encoding.UTF8.GetBytes(StreamEvents.Partial(new byte[ImageLength]) + StreamEvents.Completed(new byte[ImageLength]));

        var allocated = Measure(() => StreamEvents.ReadAllAsync(new MemoryStream(body)));

        allocated.Should().BeInRange(2 * ImageLength, (long)(2 * ImageLength * 1.02));
    }

    [Test]
    public void Nothing_is_kept_of_a_reply_that_was_let_go()
    {
        ReadAndLetGo();
        var before = GC.GetTotalMemory(forceFullCollection: true);

        for (var i = 0; i < 3; i++)
            ReadAndLetGo();

        (GC.GetTotalMemory(forceFullCollection: true) - before).Should().BeLessThan(1024 * 1024);
    }

    [Test]
    public void An_announced_length_does_not_keep_more_alive_than_the_image()
    {
        var json = Encoding.UTF8.GetBytes("{\"text\":\"" + new string('a', 100) + "\",\"data\":[{\"b64_json\":\"AQID\"}],\"more\":\"" + new string('a', 4_000_000) + "\"}");

        var reply = ImagesReplies.ReadAsync(new MemoryStream(json), new ReplyContent(json.Length)).GetAwaiter().GetResult();

        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(reply.Data![0].B64Json!.Bytes, out var segment).Should().BeTrue();
        segment.Array!.Length.Should().Be(3);
    }

    [Test]
    public void An_announced_length_takes_no_memory_before_the_bytes_come()
    {
        var json = Encoding.UTF8.GetBytes("{\"data\":[{\"b64_json\":\"AQID\"}]}");

        Measure(() => ImagesReplies.ReadAsync(new MemoryStream(json), new ReplyContent(300_000_000))).Should().BeLessThan(1024 * 1024);
    }

    [Test]
    public void Blanks_between_tokens_are_not_kept([Values(" ", "\n", "\r\n\t ")] string blank)
    {
        var blanks = string.Concat(Enumerable.Repeat(blank, 8_000_000 / blank.Length));
        var json = Encoding.UTF8.GetBytes("{\"created\":" + blanks + "1" + blanks + ",\"data\"" + blanks + ":[]}" + blanks);

        Measure(() => ImagesReplies.ReadAsync(new MemoryStream(json), default)).Should().BeLessThan(256 * 1024);
    }

    [TestCase("{\"created\":1*2}", false)]
    [TestCase("{\"created\"*:*12*,*\"data\"*:*[*]*}", true)]
    public async Task Blanks_that_are_not_kept_still_separate_tokens(string pattern, bool isValid)
    {
        var json = pattern.Replace("*", new string(' ', 40_000), StringComparison.Ordinal);

        foreach (var piece in new[] { 1000, 1001, 1_000_000 })
        {
            var read = () => ImagesReplies.ReadAsync(json, piece);
            if (isValid)
                (await read()).Created.Should().Be(12);
            else
                await read.Should().ThrowAsync<ReplyFormatException>();
        }
    }

    // In a method of its own, so that no variable of the test holds on to the reply.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ReadAndLetGo() => Read(default).GetAwaiter().GetResult();

    private static Task<ImagesReply> Read(ReplyContent content) => ImagesReplies.ReadAsync(new MemoryStream(Body), content, cancellationToken: CancellationToken.None);

    private static long Measure(Func<Task> call)
    {
        for (var i = 0; i < 3; i++)
            call().GetAwaiter().GetResult();

        var before = GC.GetAllocatedBytesForCurrentThread();
        var task = call();
        task.IsCompleted.Should().BeTrue("otherwise other threads' work would not be counted");
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
