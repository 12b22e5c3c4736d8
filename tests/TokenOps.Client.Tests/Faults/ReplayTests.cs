using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using TokenOps.Client.Tests.Http;

namespace TokenOps.Client.Tests.Faults;

public sealed class ReplayTests
{
    [Test]
    public async Task Every_part_is_sent_again_from_its_start_with_the_same_bytes()
    {
        var bytes = new byte[300_000];
        new Random(5).NextBytes(bytes);
        using var seekable = new MemoryStream(bytes) { Position = 100 };
        var inMemory = FilePart.FromBytes(bytes, "a.bin");
        var fromStream = FilePart.FromStream(seekable, "b.bin");
        await using var server = FaultServer.Start(Step.Answer(503), Step.Answer(429), Step.Ok());
        using var api = new TestApi(server);

        await api.EditAsync(new TestRequest(writer =>
        {
            var parts = writer.Multipart();
            parts.AddText("prompt", TestRequest.Secret);
            parts.AddFile("image", inMemory);
            parts.AddFile("mask", fromStream);
        }));

        server.Seen.Should().HaveCount(3);
        foreach (var seen in server.Seen)
        {
            var parts = await PartsAsync(seen);
            parts.Keys.Should().Equal("prompt", "image", "mask");
            parts["image"].AsSpan().SequenceEqual(bytes).Should().BeTrue();
            parts["mask"].AsSpan().SequenceEqual(bytes.AsSpan(100)).Should().BeTrue();
        }
    }

    private static async Task<Dictionary<string, byte[]>> PartsAsync(SeenRequest seen)
    {
        var boundary = MediaTypeHeaderValue.Parse(seen.Header("Content-Type")).Boundary.ToString();
        var reader = new MultipartReader(boundary, new MemoryStream(seen.Body));
        var parts = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        while (await reader.ReadNextSectionAsync() is { } section)
        {
            using var content = new MemoryStream();
            await section.Body.CopyToAsync(content);
            parts.Add(section.GetContentDispositionHeader()!.Name.ToString().Trim('"'), content.ToArray());
        }

        return parts;
    }
}
