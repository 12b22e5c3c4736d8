using System.Linq;
using System.Text;
using System.Threading.Tasks;
using TokenOps.Client.Tests.Streaming;

namespace TokenOps.Client.Tests.Serialization;

internal sealed class PausedRepliesTests
{
    [Test]
    public async Task Sixty_four_replies_that_pause_in_the_middle_hold_no_thread()
    {
        var more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var image = ImagesReplies.Bytes(3000);
        var json = Encoding.UTF8.GetBytes(ImagesReplies.Json(image));

        // All are started from this thread, so each must have given it back before the next could start.
        var calls = Enumerable.Range(0, 64)
            .Select(_ => ImagesReplies.ReadAsync(new GatedStream(json[..1000], more.Task, json[1000..]), default))
            .ToArray();

        calls.Should().OnlyContain(call => !call.IsCompleted);
        more.SetResult();
        foreach (var reply in await Task.WhenAll(calls))
            reply.Data![0].B64Json!.Bytes.ToArray().Should().Equal(image);
    }
}
