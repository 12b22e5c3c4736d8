using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading.Tasks;

namespace TokenOps.Client.Tests;

/// <summary>Files, as seen by ASP.NET Core's parsers behind Kestrel.</summary>
internal sealed class MultipartFilesOnTheWireTests
{
    private MultipartServer _server = null!;

    [OneTimeSetUp]
    public async Task StartServer() => _server = await MultipartServer.StartAsync();

    [OneTimeTearDown]
    public async Task StopServer() => await _server.DisposeAsync();

    [TestCase(1, "image")]
    [TestCase(3, "image[]")]
    [TestCase(16, "image[]")]
    public async Task Images_arrive_in_order_under_the_name_that_suits_their_number(int count, string name)
    {
        var images = Enumerable.Range(0, count).Select(static i => FilePart.FromFile(TestAssets.Photo, fileName: $"{i}.png")).ToArray();

        var request = await _server.SendAsync(w => w.AddFiles("image", images, MultipartArrayNaming.BracketsWhenSeveral));

        var hash = Hash(await File.ReadAllBytesAsync(TestAssets.Photo));
        request.Names.Should().Equal(Enumerable.Repeat(name, count));
        request.Parts.Select(static p => p.FileName).Should().Equal(Enumerable.Range(0, count).Select(static i => $"{i}.png"));
        request.Parts.Should().OnlyContain(p => p.Sha256 == hash && p.MediaType == "image/png");
    }

    [TestCase(MultipartArrayNaming.Repeat, "image")]
    [TestCase(MultipartArrayNaming.Brackets, "image[]")]
    public async Task An_option_decides_about_the_names_of_items(MultipartArrayNaming option, string name)
    {
        var image = FilePart.FromFile(TestAssets.Photo);

        var one = await _server.SendAsync(w => w.AddFiles("image", [image], MultipartArrayNaming.BracketsWhenSeveral), option);
        var two = await _server.SendAsync(w => w.AddFiles("image", [image, image], MultipartArrayNaming.BracketsWhenSeveral), option);

        one.Names.Should().Equal(name);
        two.Names.Should().Equal(name, name);
    }

    [Test]
    public async Task Image_mask_and_fields_arrive_in_the_order_of_writing()
    {
        var request = await _server.SendAsync(static w =>
        {
            w.AddFiles("image", [FilePart.FromFile(TestAssets.Photo)], MultipartArrayNaming.BracketsWhenSeveral);
            w.AddText("prompt", "在图片中添加一朵红色的玫瑰花");
            w.AddFile("mask", FilePart.FromFile(TestAssets.Mask));
            w.AddText("n", (int?)2);
            w.AddText("stream", (bool?)true);
        });

        request.Names.Should().Equal("image", "prompt", "mask", "n", "stream");
        request["mask"].Sha256.Should().Be(Hash(await File.ReadAllBytesAsync(TestAssets.Mask)));
        request["mask"].FileName.Should().Be("mask.png");
        request["prompt"].Text.Should().Be("在图片中添加一朵红色的玫瑰花");
    }

    [TestCase("plain.png", "plain.png")]
    [TestCase("照片 一.png", "照片 一.png")]
    [TestCase("🌹🏔️.png", "🌹🏔️.png")]
    [TestCase("a \"quoted\" name.png", "a %22quoted%22 name.png")]
    [TestCase("a;b=c; filename=evil.exe", "a;b=c; filename=evil.exe")]
    [TestCase("a\r\nContent-Type: text\r\n\r\n<script>.png", "a%0D%0AContent-Type: text%0D%0A%0D%0A<script>.png")]
    [TestCase("a\r\nX-Injected: 1\r\n\r\nb.png", "a%0D%0AX-Injected: 1%0D%0A%0D%0Ab.png")]
    [TestCase("nul\0tab\t.png", "nul%00tab%09.png")]
    [TestCase("100% 'sure', (really) ümlaut.png", "100% 'sure', (really) ümlaut.png")]
    public async Task File_names_arrive_whole_and_inject_nothing(string name, string expected)
    {
        var request = await _server.SendAsync(w => w.AddFile("mask", FilePart.FromBytes(new byte[] { 1, 2, 3 }, name, "image/png")));
        var form = await _server.BindAsync(w => w.AddFile("mask", FilePart.FromBytes(new byte[] { 1, 2, 3 }, name, "image/png")));

        var part = request.Parts.Should().ContainSingle().Which;
        part.FileName.Should().Be(expected);
        part.Headers.Should().HaveCount(2).And.ContainKeys("Content-Disposition", "Content-Type");
        part.Headers["Content-Disposition"].Should().NotContain("filename*");
        part.Start.Should().Equal(1, 2, 3);
        form.Files.Should().ContainSingle().Which.FileName.Should().Be(expected);
    }

    [Test]
    public async Task A_lone_surrogate_in_a_file_name_does_no_harm()
    {
        var name = new string(['a', '\uD800', '.', 'p', 'n', 'g']);

        var request = await _server.SendAsync(w => w.AddFile("mask", FilePart.FromBytes(new byte[] { 1 }, name, "image/png")));

        request["mask"].FileName.Should().Be("a\uFFFD.png");
    }

    [Test]
    public async Task A_path_never_arrives()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("holiday.png", [1, 2, 3]);

        var request = await _server.SendAsync(w => w.AddFile("image", FilePart.FromFile(path)));

        request["image"].Headers["Content-Disposition"].Should().Be("form-data; name=\"image\"; filename=\"holiday.png\"");
    }

    [Test]
    public async Task Each_file_says_its_own_media_type()
    {
        var request = await _server.SendAsync(static w =>
        {
            w.AddFile("sniffed", FilePart.FromFile(TestAssets.Image("webp-lossy.webp"), fileName: "a.dat"));
            w.AddFile("explicit", FilePart.FromFile(TestAssets.Photo, "image/x-mine; q=1"));
            w.AddFile("unknown", FilePart.FromBytes("?"u8.ToArray(), "a.png"));
        });

        request.Parts.Select(static p => p.MediaType).Should().Equal("image/webp", "image/x-mine; q=1", "application/octet-stream");
    }

    [Test]
    public async Task An_empty_file_arrives_empty()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("empty.png", []);

        var request = await _server.SendAsync(w =>
        {
            w.AddFile("image", FilePart.FromFile(path));
            w.AddText("prompt", "after");
        });
        var form = await _server.BindAsync(w => w.AddFile("image", FilePart.FromFile(path)));

        request.Names.Should().Equal("image", "prompt");
        request["image"].Length.Should().Be(0);
        request.ContentLength.Should().NotBeNull();
        form.Files.Should().ContainSingle().Which.Length.Should().Be(0);
    }

    [Test]
    public async Task Fifty_megabytes_arrive_unchanged_with_a_content_length()
    {
        using var folder = new TemporaryFolder();
        var bytes = new byte[50 * 1024 * 1024];
        new Random(1).NextBytes(bytes);
        var path = folder.Write("large.bin", bytes);

        var request = await _server.SendAsync(w =>
        {
            w.AddFile("image", FilePart.FromFile(path));
            w.AddText("prompt", "after");
        });

        request["image"].Length.Should().Be(bytes.Length);
        request["image"].Sha256.Should().Be(Hash(bytes));
        request["prompt"].Text.Should().Be("after");
        request.ContentLength.Should().BeGreaterThan(bytes.Length);
        request.TransferEncoding.Should().BeNull();
    }

    [Test]
    public async Task A_stream_that_cannot_seek_arrives_chunked_and_whole()
    {
        var photo = await File.ReadAllBytesAsync(TestAssets.Photo);
        await using var stream = new ObservedStream(photo, canSeek: false, largestRead: 1000);

        var request = await _server.SendAsync(w =>
        {
            w.AddFile("image", FilePart.FromStream(stream, "photo.png"));
            w.AddText("prompt", "after");
        });

        request.ContentLength.Should().BeNull();
        request.TransferEncoding.Should().Be("chunked");
        request["image"].Sha256.Should().Be(Hash(photo));
        request["image"].MediaType.Should().Be("image/png");
        request["prompt"].Text.Should().Be("after");
        stream.Closed.Should().BeFalse();
    }

    [Test]
    public async Task Every_other_source_has_a_content_length()
    {
        var photo = await File.ReadAllBytesAsync(TestAssets.Photo);
        using var seekable = new MemoryStream(photo);

        var request = await _server.SendAsync(w =>
        {
            w.AddFile("a", FilePart.FromBytes(photo, "a.png"));
            w.AddFile("b", FilePart.FromStream(seekable, "b.png"));
            w.AddFile("c", FilePart.FromOpener(_ => new(new ObservedStream(photo, canSeek: false)), "c.png", length: photo.Length));
        });

        request.ContentLength.Should().BeGreaterThan(3 * photo.Length);
        request.Parts.Should().OnlyContain(p => p.Sha256 == Hash(photo));
    }

    private static string Hash(byte[] bytes) => Convert.ToHexString(SHA256.HashData(bytes));
}
