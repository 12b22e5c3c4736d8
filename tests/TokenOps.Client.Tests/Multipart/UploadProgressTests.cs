using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using TokenOps.Runtime;

namespace TokenOps.Client.Tests;

internal sealed class UploadProgressTests
{
    private static readonly byte[] Large = new byte[1_000_000];

    [Test]
    public async Task Progress_starts_at_nothing_rises_and_ends_at_the_total()
    {
        var seen = new Recorder();
        using var content = await Body.OfAsync(static w => w.AddFile("a", FilePart.FromBytes(Large, "a.bin")), progress: new UploadProgressTracker(seen).StartAttempt());

        var body = await Body.SerializeAsync(content);

        seen.Reports[0].Should().Be(new UploadProgress(0, body.Length, 1));
        seen.Reports[^1].Should().Be(new UploadProgress(body.Length, body.Length, 1));
        seen.Reports.Select(static r => r.BytesSent).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
        seen.Reports.Should().HaveCountGreaterThan(5);
    }

    [Test]
    public async Task The_total_is_unknown_when_a_length_is()
    {
        var seen = new Recorder();
        await using var stream = new ObservedStream(Large, canSeek: false);
        using var content = await Body.OfAsync(w => w.AddFile("a", FilePart.FromStream(stream, "a.bin")), progress: new UploadProgressTracker(seen).StartAttempt());

        var body = await Body.SerializeAsync(content);

        seen.Reports.Should().OnlyContain(r => r.TotalBytes == null);
        seen.Reports[^1].BytesSent.Should().Be(body.Length);
    }

    [Test]
    public async Task A_second_attempt_never_goes_back()
    {
        var seen = new Recorder();
        var tracker = new UploadProgressTracker(seen);
        using var first = await Body.OfAsync(static w => w.AddFile("a", FilePart.FromBytes(Large, "a.bin")), progress: tracker.StartAttempt());
        await ((Func<Task>)(() => first.CopyToAsync(new MemoryStream(new byte[500_000])))).Should().ThrowAsync<NotSupportedException>("the target is too small");
        var before = seen.Reports[^1].BytesSent;
        using var second = await Body.OfAsync(static w => w.AddFile("a", FilePart.FromBytes(Large, "a.bin")), progress: tracker.StartAttempt());

        var body = await Body.SerializeAsync(second);

        before.Should().BePositive();
        seen.Reports.Select(static r => r.BytesSent).Should().BeInAscendingOrder();
        seen.Reports.Select(static r => r.Attempt).Should().BeInAscendingOrder();
        seen.Reports.First(static r => r.Attempt == 2).BytesSent.Should().Be(before);
        seen.Reports[^1].Should().Be(new UploadProgress(body.Length, body.Length, 2));
    }

    [Test]
    public void An_attempt_that_was_given_up_is_not_heard_any_more()
    {
        var seen = new Recorder();
        var tracker = new UploadProgressTracker(seen);
        var first = tracker.StartAttempt();
        var second = tracker.StartAttempt();

        second.Report(10, 100);
        first.Report(90, 100);

        seen.Reports.Should().Equal(new UploadProgress(10, 100, 2));
    }

    private sealed class Recorder : IProgress<UploadProgress>
    {
        public List<UploadProgress> Reports { get; } = [];

        public void Report(UploadProgress value) => Reports.Add(value);
    }
}
