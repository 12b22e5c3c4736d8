using System.IO;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Runtime;

namespace TokenOps.Client.Tests.Files;

/// <summary>A file by path is opened once for an attempt: what the rules looked at is what is sent.</summary>
public sealed class OpenedOnceTests
{
    private string _path = string.Empty;

    [SetUp]
    public void Write_a_file()
    {
        _path = Path.GetTempFileName();
        File.WriteAllBytes(_path, Png(1));
    }

    [TearDown]
    public void Delete_the_file() => File.Delete(_path);

    [Test]
    public async Task What_was_opened_to_look_at_it_is_there_once_and_from_its_start()
    {
        var file = FilePart.FromFile(_path);
        var files = await FileInspections.CollectAsync(Request(file), isStreaming: false, CancellationToken.None);

        using var first = files.Take(file);
        var second = files.Take(file);

        first!.Position.Should().Be(0);
        first.Length.Should().Be(Png(1).Length);
        second.Should().BeNull();
        files.Of(file)!.MediaType.Should().Be("image/png");
    }

    [Test]
    public async Task What_nobody_took_is_closed()
    {
        var file = FilePart.FromFile(_path);
        var files = await FileInspections.CollectAsync(Request(file), isStreaming: false, CancellationToken.None);

        await files.CloseAsync();

        files.Take(file).Should().BeNull();
        using var exclusive = new FileStream(_path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        exclusive.CanWrite.Should().BeTrue();
    }

    [Test]
    public async Task A_file_that_is_replaced_after_it_was_looked_at_is_sent_as_it_was()
    {
        var file = FilePart.FromFile(_path);
        var files = await FileInspections.CollectAsync(Request(file), isStreaming: false, CancellationToken.None);
        var writer = new MultipartWriter(inspected: files);
        writer.AddFile("image", file);
        File.Delete(_path);
        await File.WriteAllBytesAsync(_path, [.. Png(2), 3]);

        using var content = await writer.ToContentAsync(progress: null, CancellationToken.None);
        var sent = await content.ReadAsByteArrayAsync();

        sent.Should().ContainInConsecutiveOrder(Png(1));
    }

    [Test]
    public async Task The_length_that_rules_see_is_that_of_the_file_that_was_opened()
    {
        var file = FilePart.FromFile(_path);
        var files = await FileInspections.CollectAsync(Request(file), isStreaming: false, CancellationToken.None);
        File.Delete(_path);
        await File.WriteAllBytesAsync(_path, [.. Png(2), 3, 4, 5]);

        files.LengthOf(file).Should().Be(Png(1).Length);

        await files.CloseAsync();
        files.LengthOf(file).Should().Be(Png(2).Length + 3);
    }

    [Test]
    public async Task What_is_in_memory_or_a_stream_is_not_kept_open()
    {
        var bytes = FilePart.FromBytes(Png(1), "a.png");
        using var stream = new MemoryStream(Png(1));
        var streamed = FilePart.FromStream(stream, "b.png");

        var files = await FileInspections.CollectAsync(Request(bytes, streamed), isStreaming: false, CancellationToken.None);

        files.Take(bytes).Should().BeNull();
        files.Take(streamed).Should().BeNull();
        files.Of(streamed)!.MediaType.Should().Be("image/png");
    }

    private static CreateImageEditRequest Request(params FilePart[] files)
    {
        var request = new CreateImageEditRequest { Prompt = "rose" };
        foreach (var file in files)
            request.Image.Add(file);
        return request;
    }

    private static byte[] Png(byte mark) => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 64, 0, 0, 0, 64, 8, 6, 0, 0, 0, mark];
}
