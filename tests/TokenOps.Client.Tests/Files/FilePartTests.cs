using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;

namespace TokenOps.Client.Tests;

internal sealed class FilePartTests
{
    private static readonly byte[] Content = Encoding.ASCII.GetBytes("0123456789");

    [TestCase("a.png", "a.png")]
    [TestCase("/home/someone/a.png", "a.png")]
    [TestCase("C:\\Users\\someone\\a.png", "a.png")]
    [TestCase("../照片 1.png", "照片 1.png")]
    public void A_file_is_sent_under_its_bare_name(string given, string expected)
    {
        FilePart.FromBytes(Content, given).FileName.Should().Be(expected);
        FilePart.FromFile(given).FileName.Should().Be(expected);
        FilePart.FromFile("x", fileName: given).FileName.Should().Be(expected);
    }

    [Test]
    public async Task A_file_becomes_an_address_with_its_type_as_given_or_as_its_bytes_show()
    {
        byte[] png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

        (await FilePart.FromBytes(Content, "a.txt", "text/plain").ToDataUriAsync()).Should().Be("data:text/plain;base64,MDEyMzQ1Njc4OQ==");
        (await FilePart.FromBytes(png, "a").ToDataUriAsync()).Should().Be("data:image/png;base64,iVBORw0KGgo=");
    }

    [TestCase("")]
    [TestCase("folder/")]
    [TestCase("C:\\folder\\")]
    public void A_name_that_names_no_file_is_refused(string name)
    {
        var act = () => FilePart.FromBytes(Content, name);

        act.Should().Throw<ArgumentException>().WithParameterName("fileName");
    }

    [TestCase("png")]
    [TestCase("image/png\r\nX-Injected: 1")]
    [TestCase("")]
    public void A_malformed_media_type_is_refused(string mediaType)
    {
        var act = () => FilePart.FromBytes(Content, "a.png", mediaType);

        act.Should().Throw<ArgumentException>().WithParameterName(nameof(mediaType));
    }

    [Test]
    public void Arguments_that_make_no_sense_are_refused()
    {
        var closed = new MemoryStream();
        closed.Dispose();

        ((Action)(() => FilePart.FromStream(closed, "a.png"))).Should().Throw<ArgumentException>().WithParameterName("stream");
        ((Action)(() => FilePart.FromFile(string.Empty))).Should().Throw<ArgumentException>().WithParameterName("path");
        ((Action)(() => FilePart.FromOpener(_ => new(Stream.Null), "a.png", length: -1))).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("length");
    }

    [Test]
    public void The_length_is_known_where_it_can_be()
    {
        using var folder = new TemporaryFolder();
        using var seekable = new MemoryStream(Content) { Position = 4 };
        using var forward = new ObservedStream(Content, canSeek: false);

        FilePart.FromBytes(Content, "a").Length.Should().Be(10);
        FilePart.FromFile(folder.Write("a", Content)).Length.Should().Be(10);
        FilePart.FromFile(Path.Combine(folder.FullName, "missing")).Length.Should().BeNull();
        FilePart.FromStream(seekable, "a").Length.Should().Be(6);
        FilePart.FromStream(forward, "a").Length.Should().BeNull();
        FilePart.FromOpener(_ => new(Stream.Null), "a").Length.Should().BeNull();
        FilePart.FromOpener(_ => new(Stream.Null), "a", length: 7).Length.Should().Be(7);
    }

    [Test]
    public void Only_a_stream_that_cannot_seek_cannot_be_replayed()
    {
        using var seekable = new MemoryStream(Content);
        using var forward = new ObservedStream(Content, canSeek: false);

        FilePart.FromBytes(Content, "a").CanReplay.Should().BeTrue();
        FilePart.FromFile("a").CanReplay.Should().BeTrue();
        FilePart.FromOpener(_ => new(Stream.Null), "a").CanReplay.Should().BeTrue();
        FilePart.FromStream(seekable, "a").CanReplay.Should().BeTrue();
        FilePart.FromStream(forward, "a").CanReplay.Should().BeFalse();
    }

    [Test]
    public async Task A_stream_that_cannot_seek_is_opened_once_and_then_says_why_not()
    {
        await using var forward = new ObservedStream(Content, canSeek: false);
        var file = FilePart.FromStream(forward, "a.png");
        await using var first = await file.OpenAsync(default);

        var act = async () => await file.OpenAsync(default);

        (await act.Should().ThrowAsync<FilePartException>()).WithMessage("*cannot seek and was sent already*FilePart.FromOpener*");
    }

    [Test]
    public async Task A_seekable_stream_is_replayed_from_where_it_stood_when_it_was_handed_over()
    {
        using var stream = new ObservedStream(Content, largestRead: 3) { Position = 4 };
        var file = FilePart.FromStream(stream, "a.txt");
        stream.Position = 9;

        var first = await ReadAsync(file);
        var second = await ReadAsync(file);

        first.Should().Be("456789");
        second.Should().Be("456789");
        stream.Closed.Should().BeFalse();
    }

    [Test]
    public async Task Two_readers_of_one_seekable_stream_do_not_disturb_each_other()
    {
        using var stream = new ObservedStream(Content, largestRead: 1);
        await using var whole = await FilePart.FromStream(stream, "a.txt").OpenAsync(default);
        stream.Position = 5;
        await using var half = await FilePart.FromStream(stream, "b.txt").OpenAsync(default);
        var (a, b) = (new byte[1], new byte[1]);
        var seen = new StringBuilder();

        while (await whole.ReadAsync(a) > 0)
            seen.Append((char)a[0]).Append(await half.ReadAsync(b) > 0 ? (char)b[0] : '-');

        seen.ToString().Should().Be("05162738495-6-7-8-9-");
    }

    [Test]
    public async Task A_file_is_opened_late_and_closed_again()
    {
        using var folder = new TemporaryFolder();
        var file = FilePart.FromFile(Path.Combine(folder.FullName, "late.txt"));
        var path = folder.Write("late.txt", Content);

        var read = await ReadAsync(file);

        read.Should().Be("0123456789");
        var exclusive = () => new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
        exclusive.Should().NotThrow();
    }

    [Test]
    public async Task A_streams_content_survives_being_looked_at()
    {
        var photo = await File.ReadAllBytesAsync(TestAssets.Photo);
        using var forward = new ObservedStream(photo, canSeek: false, largestRead: 7);
        var file = FilePart.FromStream(forward, "photo.png");

        var mediaType = await file.DetectMediaTypeAsync();
        var header = await file.ReadImageHeaderAsync();
        await using var stream = await file.OpenAsync(default);
        using var sent = new MemoryStream();
        await stream.CopyToAsync(sent);

        mediaType.Should().Be("image/png");
        header.Should().BeEquivalentTo(new { Width = 256, Height = 256, HasAlpha = true });
        sent.ToArray().Should().Equal(photo);
        (await file.DetectMediaTypeAsync()).Should().Be("image/png", "what was seen is remembered");
        forward.Closed.Should().BeFalse();
    }

    [Test]
    public async Task Looking_at_a_stream_keeps_one_megabyte_at_most_and_loses_nothing()
    {
        var bytes = Enumerable.Repeat(new byte[] { 0xFF, 0xE2, 0xFF, 0xFF }.Concat(new byte[0xFFFD]), 50).SelectMany(static s => s).Prepend((byte)0xD8).Prepend((byte)0xFF).ToArray();
        using var forward = new ObservedStream(bytes, canSeek: false);
        var file = FilePart.FromStream(forward, "long.jpg");

        var header = await file.ReadImageHeaderAsync();
        var readToLook = forward.BytesRead;
        var sent = await ReadAsync(file);

        header.Should().BeNull();
        readToLook.Should().BeLessThanOrEqualTo(1024 * 1024);
        sent.Should().Be(Encoding.Latin1.GetString(bytes));
    }

    [Test]
    public async Task A_look_that_was_cancelled_half_way_loses_nothing()
    {
        var photo = await File.ReadAllBytesAsync(TestAssets.Photo);
        using var cancellation = new System.Threading.CancellationTokenSource();
        using var forward = new ObservedStream(photo, canSeek: false, largestRead: 5, beforeRead: read =>
        {
            if (read == 100)
                cancellation.Cancel();
        });
        var file = FilePart.FromStream(forward, "photo.png");
        var look = async () => await file.DetectMediaTypeAsync(cancellation.Token);
        await look.Should().ThrowAsync<OperationCanceledException>();

        var mediaType = await file.DetectMediaTypeAsync();
        var sent = await ReadAsync(file);

        mediaType.Should().Be("image/png");
        sent.Should().Be(Encoding.Latin1.GetString(photo));
    }

    [Test]
    public async Task An_explicit_media_type_wins_and_unknown_content_is_said_to_be_unknown()
    {
        var photo = await File.ReadAllBytesAsync(TestAssets.Photo);

        (await FilePart.FromBytes(photo, "a.png", "image/x-mine").DetectMediaTypeAsync()).Should().Be("image/x-mine");
        (await FilePart.FromBytes(photo, "a.jpg").DetectMediaTypeAsync()).Should().Be("image/png", "the content decides, not the name");
        (await FilePart.FromBytes(Content, "a.png").DetectMediaTypeAsync()).Should().BeNull();
        (await FilePart.FromBytes(default, "a.png").DetectMediaTypeAsync()).Should().BeNull();
    }

    [Test]
    public async Task An_opener_is_called_once_to_look_and_its_streams_are_closed()
    {
        var photo = await File.ReadAllBytesAsync(TestAssets.Photo);
        var opened = new System.Collections.Generic.List<ObservedStream>();
        var file = FilePart.FromOpener(
            _ =>
            {
                opened.Add(new ObservedStream(photo, canSeek: false));
                return new(opened[^1]);
            },
            "photo.png");

        await file.DetectMediaTypeAsync();
        await file.ReadImageHeaderAsync();
        var text = await ReadAsync(file);

        text.Should().HaveLength(photo.Length);
        opened.Should().HaveCount(2).And.OnlyContain(s => s.Closed);
    }

    [Test]
    public async Task Without_waiting_everything_but_an_opener_can_be_looked_at()
    {
        var photo = await File.ReadAllBytesAsync(TestAssets.Photo);
        using var forward = new ObservedStream(photo, canSeek: false);
        using var seekable = new ObservedStream(photo);
        var opener = FilePart.FromOpener(_ => new(new MemoryStream(photo)), "a.png");
        var before = opener.Inspect();
        await opener.InspectAsync(default);

        before.Should().BeNull();
        new[] { opener, FilePart.FromFile(TestAssets.Photo), FilePart.FromBytes(photo, "a"), FilePart.FromStream(forward, "a"), FilePart.FromStream(seekable, "a") }
            .Select(static f => f.Inspect()!.ImageHeader!.Width).Should().AllBeEquivalentTo(256);
    }

    [Test]
    public async Task A_missing_file_is_reported_without_its_folder()
    {
        using var folder = new TemporaryFolder();
        var file = FilePart.FromFile(Path.Combine(folder.FullName, "gone.png"));

        var act = async () => await file.OpenAsync(default);

        var thrown = (await act.Should().ThrowAsync<FilePartException>()).Which;
        thrown.Failure.Should().Be(FilePartFailure.NotFound);
        thrown.FileName.Should().Be("gone.png");
        thrown.ToString().Should().Contain("gone.png").And.NotContain(folder.FullName);
        file.ToString().Should().Be("gone.png");
    }

    [Test]
    public async Task A_folder_in_place_of_a_file_is_reported()
    {
        using var folder = new TemporaryFolder();

        var act = async () => await FilePart.FromFile(folder.FullName).DetectMediaTypeAsync();

        (await act.Should().ThrowAsync<FilePartException>()).Which.Failure.Should().Be(FilePartFailure.AccessDenied);
    }

    [Test]
    public async Task A_stream_closed_too_early_is_reported()
    {
        var stream = new MemoryStream(Content);
        var file = FilePart.FromStream(stream, "a.png");
        await stream.DisposeAsync();

        var act = async () => await file.OpenAsync(default);

        (await act.Should().ThrowAsync<FilePartException>()).WithMessage("*\"a.png\"*its stream was closed*");
    }

    private static async Task<string> ReadAsync(FilePart file)
    {
        await using var stream = await file.OpenAsync(default);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }
}
