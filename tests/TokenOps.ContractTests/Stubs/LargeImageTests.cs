using System.Diagnostics;

namespace TokenOps.ContractTests.Stubs;

[TestFixture]
[NonParallelizable]
internal sealed class LargeImageTests
{
    private const int Small = 5_000_000;
    private const int Large = 10 * Small;

    [Test]
    public async Task Time_grows_with_a_large_image_and_not_faster()
    {
        var small = await FastestEdit(Small);
        var large = await FastestEdit(Large);

        // Ten times the bytes; backtracking would take a hundred times as long or worse.
        large.Should().BeLessThan(small * 40);
    }

    // The machine has other things to do, too; what the stubs themselves take shows in the fastest of several.
    private static async Task<TimeSpan> FastestEdit(int size)
    {
        var fastest = TimeSpan.MaxValue;
        for (var i = 0; i < 4; i++)
        {
            var time = await Edit(size);
            fastest = time < fastest ? time : fastest;
        }

        return fastest;
    }

    private static async Task<TimeSpan> Edit(int size)
    {
        var image = new byte[size];
        new Random(1).NextBytes(image);
        using var form = Form.Of(("n", "1"), ("image", image), ("prompt", "x"), ("size", "auto"));
        var watch = Stopwatch.StartNew();

        var answer = await Answer.To(RunningStubs.Images, HttpMethod.Post, "v1/images/edits", form);

        answer.Status.Should().Be(200, answer.Text);
        return watch.Elapsed;
    }
}
