using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Client.Tests.Faults;
using TokenOps.Client.Tests.Http;

namespace TokenOps.Client.Tests.Results;

/// <summary>Which files a destination leaves behind.</summary>
public sealed class DestinationFilesTests
{
    private const string Image = "iVBORw0KGgoAAAA=";
    private const string StreamHead = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";

    private DirectoryInfo _directory = null!;

    private string[] Files => [.. _directory.EnumerateFileSystemInfos().Select(static f => f.Name)];

    [SetUp]
    public void CreateDirectory() => _directory = Directory.CreateTempSubdirectory("destination");

    [TearDown]
    public void DeleteDirectory() => _directory.Delete(recursive: true);

    [Test]
    public async Task A_complete_response_leaves_its_files()
    {
        await using var server = FaultServer.Start(Step.Ok(Response()));
        using var client = Client(server);

        var response = await client.Images.CreateImageEditAsync(Request(), ToDirectory());

        response.Data!.Select(static i => i.B64Json!.Path).Should().BeEquivalentTo(_directory.EnumerateFiles().Select(static f => f.FullName)).And.HaveCount(2);
    }

    [Test]
    public async Task A_response_that_breaks_off_leaves_none()
    {
        var body = Response();
        await using var server = FaultServer.Start(Step.Raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n" + body[..^10]));
        using var client = Client(server);

        await FluentActions.Awaiting(() => client.Images.CreateImageEditAsync(Request(), ToDirectory())).Should().ThrowAsync<TokenOpsException>();

        Files.Should().BeEmpty();
    }

    [Test]
    public async Task A_response_that_is_asked_for_again_leaves_each_image_once()
    {
        var body = Response();
        await using var server = FaultServer.Start(
            Step.Reset("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 10000\r\n\r\n" + body[..^10]),
            Step.Ok(body));
        using var client = Client(server);
        var names = new List<string>();
        var destination = Base64Destination.ToFiles(target =>
        {
            names.Add(target.Path);
            return _directory.FullName;
        });

        await client.Images.CreateImageEditAsync(Request(), new CallOptions { Base64Destination = destination });

        Files.Should().HaveCount(2).And.OnlyContain(static name => name.EndsWith(".png", StringComparison.Ordinal));
        names.Distinct().Should().Equal("data/0/b64_json", "data/1/b64_json");
        server.Seen.Should().HaveCount(2);
    }

    [Test]
    public async Task An_error_in_a_success_leaves_none()
    {
        await using var server = FaultServer.Start(Step.Raw(StreamHead + $"data: {{\"type\":\"image_edit.completed\",\"b64_json\":\"{Image}\",\"error\":{{\"message\":\"spoilt\"}}}}\n\n"));
        using var client = Client(server);

        await FluentActions.Awaiting(() => EventsAsync(client)).Should().ThrowAsync<ApiException>();

        Files.Should().BeEmpty();
    }

    [Test]
    public async Task Events_leave_their_files_and_an_error_event_behind_them_none()
    {
        await using var server = FaultServer.Start(Step.Raw(
            StreamHead + $"data: {{\"type\":\"image_edit.partial_image\",\"b64_json\":\"{Image}\",\"partial_image_index\":0}}\n\n"
            + $"event: error\ndata: {{\"type\":\"error\",\"b64_json\":\"{Image}\",\"error\":{{\"message\":\"spoilt\"}}}}\n\n"));
        using var client = Client(server);

        await FluentActions.Awaiting(() => EventsAsync(client)).Should().ThrowAsync<ApiException>();

        Files.Should().ContainSingle().Which.Should().EndWith(".png");
    }

    [Test]
    public async Task An_event_that_is_cut_off_leaves_none()
    {
        await using var server = FaultServer.Start(Step.Raw(StreamHead + $"data: {{\"type\":\"image_edit.completed\",\"b64_json\":\"{Image}\",\"size\":\"10"));
        using var client = Client(server);

        await FluentActions.Awaiting(() => EventsAsync(client)).Should().ThrowAsync<TokenOpsResponseException>();

        Files.Should().BeEmpty();
    }

    private static string Response() => $"{{\"created\":1,\"data\":[{{\"b64_json\":\"{Image}\"}},{{\"b64_json\":\"{Image}\"}}],\"size\":\"1024x1024\"}}";

    private static CreateImageEditRequest Request() => new() { Image = FilePart.FromBytes("i"u8.ToArray(), "a.png"), Prompt = "a" };

    private static TokenOpsClient Client(FaultServer server) => new(new TokenOpsClientOptions
    {
        ApiKey = TestApi.Key,
        BaseAddress = server.Address,
        RetryLostReplies = true,
        MaxRetries = 1,
        ValidateRequests = false,
    });

    private CallOptions ToDirectory() => new() { Base64Destination = Base64Destination.ToDirectory(_directory.FullName) };

    private async Task EventsAsync(TokenOpsClient client)
    {
        await foreach (var item in client.Images.CreateImageEditStreamingAsync(Request(), ToDirectory(), CancellationToken.None))
            item.Should().NotBeNull();
    }
}
