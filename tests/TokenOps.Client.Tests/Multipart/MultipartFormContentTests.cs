using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Client.Tests;

/// <summary>Sending again, files that change, and calls that are given up.</summary>
internal sealed class MultipartFormContentTests
{
    private static readonly byte[] Large = new byte[1_000_000];

    [Test]
    public async Task A_body_can_be_sent_again_byte_for_byte()
    {
        using var stream = new MemoryStream(Large) { Position = 10 };
        using var content = await Body.OfAsync(w =>
        {
            w.AddFile("a", FilePart.FromFile(TestAssets.Photo));
            w.AddFile("b", FilePart.FromStream(stream, "b.bin"));
            w.AddFile("c", FilePart.FromBytes(Large, "c.bin"));
            w.AddText("d", "text");
        });

        var first = await Body.SerializeAsync(content);
        var second = await Body.SerializeAsync(content);

        content.CanReplay.Should().BeTrue();
        second.Should().Equal(first);
        content.Headers.ContentLength.Should().Be(first.Length);
    }

    [Test]
    public async Task A_body_with_a_stream_that_cannot_seek_is_sent_once()
    {
        await using var stream = new ObservedStream(Large, canSeek: false);
        using var content = await Body.OfAsync(w => w.AddFile("a", FilePart.FromStream(stream, "a.bin")));
        await Body.SerializeAsync(content);

        var act = () => Body.SerializeAsync(content);

        content.CanReplay.Should().BeFalse();
        content.Headers.ContentLength.Should().BeNull();
        await act.Should().ThrowAsync<FilePartException>().WithMessage("*cannot be sent again*");
        content.SourceError.Should().BeOfType<FilePartException>().Which.Failure.Should().Be(FilePartFailure.SentAlready);
    }

    [Test]
    public async Task The_announced_length_is_the_length()
    {
        using var content = await Body.OfAsync(static w =>
        {
            w.AddFiles("image", [FilePart.FromFile(TestAssets.Photo), FilePart.FromFile(TestAssets.Mask)], MultipartArrayNaming.Brackets);
            w.AddText("prompt", "玫瑰");
            w.AddJson("meta", new System.Collections.Generic.Dictionary<string, int> { ["a"] = 1 });
        });

        content.Headers.ContentLength.Should().Be((await Body.SerializeAsync(content)).Length);
    }

    [TestCase(-1)]
    [TestCase(1)]
    public async Task A_file_that_changed_before_its_turn_is_found_out_before_it_is_sent(int difference)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("changing.bin", Large);
        using var content = await Body.OfAsync(w => w.AddFile("a", FilePart.FromFile(path)));
        _ = content.Headers.ContentLength;
        folder.Write("changing.bin", new byte[Large.Length + difference]);
        using var target = new MemoryStream();

        var act = () => content.CopyToAsync(target);

        (await act.Should().ThrowAsync<FilePartException>())
            .Which.Should().BeEquivalentTo(new { Failure = FilePartFailure.LengthChanged, FileName = "changing.bin" });
        target.Length.Should().Be(0);
        content.SourceError.Should().BeOfType<FilePartException>();
    }

    [TestCase(-5, "but has 999995")]
    [TestCase(5, "but has more")]
    public async Task A_file_of_another_length_than_announced_never_ends_its_part(int difference, string message)
    {
        var actual = new byte[Large.Length + difference];
        using var content = await Body.OfAsync(w =>
        {
            w.AddFile("a", FilePart.FromOpener(_ => new(new ObservedStream(actual, canSeek: false)), "a.bin", "image/png", Large.Length));
            w.AddText("after", "never sent");
        });
        using var target = new MemoryStream();

        var act = () => content.CopyToAsync(target);

        (await act.Should().ThrowAsync<FilePartException>()).WithMessage($"*{message}*must not change*");
        Encoding.Latin1.GetString(target.ToArray()).Should().NotContain("after");
        target.Length.Should().BeLessThan(content.Headers.ContentLength!.Value);
    }

    [Test]
    public async Task The_server_never_takes_a_changed_file_for_a_whole_request()
    {
        await using var server = await MultipartServer.StartAsync();
        using var content = await Body.OfAsync(static w => w.AddFile("a", FilePart.FromOpener(static _ => new(new ObservedStream(Large[..900_000], canSeek: false)), "a.bin", "image/png", Large.Length)));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));

        var act = () => server.PostAsync("/read", content, limit.Token);

        await act.Should().ThrowAsync<FilePartException>();
        (await server.NextEndingAsync(limit.Token)).Should().BeFalse();
        server.Received.Should().BeNull();
    }

    [Test]
    public async Task A_file_that_vanished_is_named_without_its_folder()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("here.bin", Large);
        using var content = await Body.OfAsync(w => w.AddFile("a", FilePart.FromFile(path)));
        File.Delete(path);

        var act = () => Body.SerializeAsync(content);

        var thrown = (await act.Should().ThrowAsync<FilePartException>()).Which;
        thrown.Failure.Should().Be(FilePartFailure.NotFound);
        thrown.ToString().Should().NotContain(folder.FullName);
    }

    [Test]
    public async Task A_file_that_fails_while_it_is_read_is_told_from_a_broken_connection()
    {
        await using var failing = new ObservedStream(Large, beforeRead: static read =>
        {
            if (read > 100_000)
                throw new IOException("disk");
        });
        using var content = await Body.OfAsync(w => w.AddFile("a", FilePart.FromStream(failing, "a.bin", "image/png")));

        var act = () => Body.SerializeAsync(content);

        await act.Should().ThrowAsync<FilePartException>();
        content.SourceError.Should().BeOfType<FilePartException>().Which.InnerException!.Message.Should().Be("disk");
    }

    [Test]
    public async Task A_broken_connection_is_not_blamed_on_the_file()
    {
        using var content = await Body.OfAsync(static w => w.AddFile("a", FilePart.FromBytes(Large, "a.bin")));
        await using var broken = new MemoryStream(new byte[10], writable: false);

        var act = () => content.CopyToAsync(broken);

        await act.Should().ThrowAsync<NotSupportedException>();
        content.SourceError.Should().BeNull();
    }

    [Test]
    public async Task A_call_that_is_given_up_closes_our_stream_and_leaves_the_callers_open()
    {
        await using var server = await MultipartServer.StartAsync();
        using var cancellation = new CancellationTokenSource();
        await using var callers = new ObservedStream(Large);
        var ours = new ObservedStream(Large, beforeRead: read =>
        {
            if (read > 300_000)
                cancellation.Cancel();
        });
        using var content = await Body.OfAsync(w =>
        {
            w.AddFile("a", FilePart.FromStream(callers, "a.bin", "image/png"));
            w.AddFile("b", FilePart.FromOpener(_ => new(ours), "b.bin", "image/png"));
        });

        var act = () => server.PostAsync("/read", content, cancellation.Token);

        await act.Should().ThrowAsync<OperationCanceledException>();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        (await server.NextEndingAsync(limit.Token)).Should().BeFalse();
        ours.Closed.Should().BeTrue();
        ours.BytesRead.Should().BeLessThan(Large.Length);
        callers.Closed.Should().BeFalse();
    }

    [Test]
    public async Task The_token_given_beforehand_counts_where_none_is_given_later()
    {
        using var cancellation = new CancellationTokenSource();
        using var content = await Body.OfAsync(static w => w.AddFile("a", FilePart.FromBytes(Large, "a.bin")), cancellationToken: cancellation.Token);
        await cancellation.CancelAsync();

        var act = () => content.CopyToAsync(Stream.Null);

        await act.Should().ThrowAsync<OperationCanceledException>();
        content.SourceError.Should().BeNull();
    }
}
