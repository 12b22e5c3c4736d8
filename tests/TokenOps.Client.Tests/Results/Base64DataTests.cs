using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;
using TokenOps.Client.Tests.Serialization;

namespace TokenOps.Client.Tests.Results;

internal sealed class Base64DataTests
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. ImagesReplies.Bytes(5000)];

    private DirectoryInfo _directory = null!;

    [SetUp]
    public void CreateDirectory() => _directory = Directory.CreateTempSubdirectory("results");

    [TearDown]
    public void DeleteDirectory() => _directory.Delete(recursive: true);

    [TestCase("89504E470D0A1A0A00", "image/png", ".png")]
    [TestCase("FFD8FFE000", "image/jpeg", ".jpg")]
    [TestCase("524946460000000057454250", "image/webp", ".webp")]
    [TestCase("474946383961", "image/gif", ".gif")]
    [TestCase("00000000", null, ".bin")]
    [TestCase("", null, ".bin")]
    public async Task The_first_bytes_tell_the_media_type_and_the_extension(string start, string? mediaType, string extension)
    {
        var data = Base64Data.FromBytes(Convert.FromHexString(start));

        var path = await data.SaveAsync(_directory.FullName);

        data.MediaType.Should().Be(mediaType);
        Path.GetDirectoryName(path).Should().Be(_directory.FullName);
        Path.GetExtension(path).Should().Be(extension);
        File.ReadAllBytes(path).Should().Equal(Convert.FromHexString(start));
    }

    [Test]
    public async Task Saving_to_a_file_replaces_it_and_leaves_nothing_else()
    {
        var path = Path.Combine(_directory.FullName, "a.png");
        await File.WriteAllTextAsync(path, "old");

        (await Base64Data.FromBytes(Png).SaveAsync(path)).Should().Be(path);

        File.ReadAllBytes(path).Should().Equal(Png);
        _directory.GetFiles().Should().ContainSingle();
    }

    [Test]
    public async Task Saving_to_a_directory_that_does_not_exist_creates_it_when_the_path_ends_like_one()
    {
        var path = await Base64Data.FromBytes(Png).SaveAsync(Path.Combine(_directory.FullName, "new") + Path.DirectorySeparatorChar);

        Path.GetFileName(Path.GetDirectoryName(path)).Should().Be("new");
    }

    [Test]
    public async Task A_cancelled_save_keeps_the_old_file_and_leaves_nothing_else()
    {
        var path = Path.Combine(_directory.FullName, "a.png");
        await File.WriteAllTextAsync(path, "old");

        var save = () => Base64Data.FromBytes(Png).SaveAsync(path, new CancellationToken(canceled: true));

        await save.Should().ThrowAsync<OperationCanceledException>();
        (await File.ReadAllTextAsync(path)).Should().Be("old");
        _directory.GetFiles().Should().ContainSingle();
    }

    [Test]
    public async Task A_save_that_cannot_take_its_name_leaves_nothing_behind()
    {
        var path = Path.Combine(_directory.FullName, "taken");
        var file = TokenOps.Runtime.AtomicFile.Create(path);
        Directory.CreateDirectory(path);

        var commit = () => file.CommitAsync("image/png", CancellationToken.None);

        await commit.Should().ThrowAsync<Exception>();
        file.Dispose();
        _directory.GetFileSystemInfos().Should().ContainSingle().Which.Name.Should().Be("taken");
    }

    [Test]
    public async Task Copying_writes_all_bytes_and_leaves_the_stream_open()
    {
        using var stream = new MemoryStream();

        await Base64Data.FromBytes(Png).CopyToAsync(stream);

        stream.CanWrite.Should().BeTrue();
        stream.ToArray().Should().Equal(Png);
    }

    [Test]
    public async Task Values_go_to_files_that_appear_complete_or_not_at_all()
    {
        var json = ImagesReplies.Json(Png, Png);
        var destination = Base64Destination.ToFiles(target => Path.Combine(_directory.FullName, target.Path.Replace('/', '-')));

        var reply = await ImagesReplies.ReadAsync(Body(json), new ReplyContentOf(json, destination).Content);

        reply.Data!.Select(item => Path.GetFileName(item.B64Json!.Path)).Should().Equal("data-0-b64_json", "data-1-b64_json");
        reply.Data![0].B64Json!.MediaType.Should().Be("image/png");
        reply.Data[0].B64Json!.Length.Should().Be(Png.Length);
        File.ReadAllBytes(reply.Data[1].B64Json!.Path!).Should().Equal(Png);
        var bytes = () => reply.Data[0].B64Json!.Bytes;
        bytes.Should().Throw<InvalidOperationException>().WithMessage("*went to the destination*");
    }

    [Test]
    public async Task A_response_that_breaks_off_leaves_no_file()
    {
        var json = ImagesReplies.Json(Png, Png)[..^100];

        var read = () => ImagesReplies.ReadAsync(Body(json), new ReplyContentOf(json, Base64Destination.ToDirectory(Path.Combine(_directory.FullName, "out"))).Content);

        await read.Should().ThrowAsync<TokenOps.Runtime.ReplyFormatException>();
        new DirectoryInfo(Path.Combine(_directory.FullName, "out")).GetFiles().Should().BeEmpty();
    }

    [Test]
    public async Task Streams_that_the_caller_opened_are_disposed_at_the_end_and_on_failure([Values(0, 100)] int missing)
    {
        var json = ImagesReplies.Json(Png, Png)[..^missing];
        var streams = Enumerable.Range(0, 2).Select(_ => new PiecewiseStream([])).ToArray();
        var opened = 0;
        var destination = Base64Destination.ToStreams((_, _) =>
        {
            opened++;
            return new ValueTask<Stream>(new BufferedStream(new ForgettingStream(streams[opened - 1])));
        });

        try
        {
            await ImagesReplies.ReadAsync(Body(json), new ReplyContentOf(json, destination).Content);
        }
        catch (TokenOps.Runtime.ReplyFormatException) when (missing > 0)
        {
            // Expected: the body is cut off.
        }

        opened.Should().Be(2);
        streams.Should().OnlyContain(stream => stream.IsDisposed);
    }

    [Test]
    public async Task A_destination_that_fails_stops_the_call_and_is_named_as_the_culprit()
    {
        var json = ImagesReplies.Json(Png);
        var destination = Base64Destination.ToStreams((_, _) => throw new IOException("No space left."));

        var read = () => ImagesReplies.ReadAsync(Body(json), new ReplyContentOf(json, destination).Content);

        (await read.Should().ThrowAsync<TokenOpsDestinationException>().WithMessage("*No space left.")).WithInnerException<IOException>();
    }

    [Test]
    public void Values_serialize_back_to_base64()
    {
        var json = JsonConvert.SerializeObject(new ImageItem { B64Json = Base64Data.FromBytes(Png.AsMemory(8)) });

        json.Should().Be($"{{\"b64_json\":\"{Convert.ToBase64String(Png, 8, Png.Length - 8)}\",\"url\":null,\"revised_prompt\":null}}");
        JsonConvert.DeserializeObject<ImageItem>(json)!.B64Json!.Bytes.ToArray().Should().Equal(Png[8..]);
    }

    [TestCase("{\"b64_json\":\"!\"}")]
    [TestCase("{\"b64_json\":1}")]
    [TestCase("{\"b64_json\":\"#0\"}")]
    public void Plain_deserialization_refuses_what_is_not_base64(string json)
    {
        var read = () => JsonConvert.DeserializeObject<ImageItem>(json);

        read.Should().Throw<JsonSerializationException>().WithMessage("*'b64_json'*");
    }

    private static PiecewiseStream Body(string json) => new(System.Text.Encoding.UTF8.GetBytes(json), 1000);

    private readonly record struct ReplyContentOf(string Json, Base64Destination Destination)
    {
        public TokenOps.Runtime.ReplyContent Content => new(Json.Length, null, Destination);
    }

    private sealed class ForgettingStream(Stream inner) : MemoryStream
    {
        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
