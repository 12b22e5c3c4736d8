using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;

namespace TokenOps.Client.Tests.Results;

internal sealed class ImageTests
{
    private static readonly byte[] Gif = [.. "GIF89a"u8, 1, 2, 3];

    [Test]
    public async Task An_image_that_was_sent_is_its_bytes()
    {
        var image = new Image { B64Json = Base64Data.FromBytes(Gif) };
        using var stream = new MemoryStream();

        await image.CopyToAsync(stream);

        image.Bytes!.Value.ToArray().Should().Equal(Gif);
        image.MediaType.Should().Be("image/gif");
        stream.ToArray().Should().Equal(Gif);
        ((ISavable)image).CanSave.Should().BeTrue();
    }

    [Test]
    public async Task An_image_behind_a_link_is_downloaded_whatever_is_asked_for()
    {
        var image = new Image { Url = "https://cdn.example/a.png" };
        using var server = new Server();
        var download = new LinkDownload(server);
        var directory = Directory.CreateTempSubdirectory("image");
        using var stream = new MemoryStream();

        var data = await image.GetDataAsync(download);
        await image.CopyToAsync(stream, download);
        var path = await image.SaveAsync(directory.FullName, download);

        image.Bytes.Should().BeNull();
        ((ISavable)image).CanSave.Should().BeTrue();
        data.Bytes.ToArray().Should().Equal(Gif);
        stream.ToArray().Should().Equal(Gif);
        (await File.ReadAllBytesAsync(path)).Should().Equal(Gif);
        Path.GetExtension(path).Should().Be(".gif");
        server.Authorized.Should().BeFalse();
        directory.Delete(recursive: true);
    }

    [TestCase("http://cdn.example/a.png")]
    [TestCase("file:///etc/hostname")]
    [TestCase("a.png")]
    public async Task A_link_that_is_not_https_is_the_servers_fault(string link)
    {
        var saving = () => new Image { Url = link }.SaveAsync(Path.GetTempPath());

        await saving.Should().ThrowAsync<TokenOpsResponseException>().WithMessage("*https*");
    }

    [Test]
    public async Task An_image_that_was_not_sent_says_so()
    {
        var image = JsonConvert.DeserializeObject<Image>("{}")!;

        var saving = () => image.SaveAsync(Path.GetTempPath());

        ((ISavable)image).CanSave.Should().BeFalse();
        await saving.Should().ThrowAsync<TokenOpsResponseException>().WithMessage("*neither b64_json nor url*");
    }

    [Test]
    public void What_is_added_by_hand_is_not_part_of_the_json()
    {
        var image = new Image { B64Json = Base64Data.FromBytes(Gif) };

        JsonConvert.SerializeObject(image, new JsonSerializerSettings { NullValueHandling = NullValueHandling.Ignore })
            .Should().Be($"{{\"b64_json\":\"{Convert.ToBase64String(Gif)}\"}}");
    }

    private sealed class Server : HttpMessageHandler
    {
        public bool Authorized { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Authorized |= request.Headers.Authorization is not null;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(Gif) });
        }
    }
}
