using System;
using System.ClientModel;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using OpenAI;
using OpenAI.Images;
using TokenOps.Runtime;

namespace TokenOps.Benchmarks.Replies;

/// <summary>One call by each of those that are compared. Each returns how many bytes of images it had in its hands.</summary>
internal static class ReplySubjects
{
    private static readonly byte[] Png = new byte[4096];

    private static readonly Lazy<HttpClient> Http = new(() => new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false }));

    private static readonly Lazy<JsonReplyOptions> Options = new(() => new JsonReplyOptions { Base64Members = new JsonPathPatterns(["data/*/b64_json"]), Names = ReplyReaders.Names });

    private static readonly Lazy<EventStreamOptions> Events = new(() => new EventStreamOptions
    {
        Payload = new JsonReplyOptions { Base64Members = new JsonPathPatterns(["b64_json"]), Names = ReplyReaders.Names },
        CompletedEventType = "image_edit.completed",
    });

    public static Func<string, string, string?, Action?, Task<long>> Get(string subject) => subject switch
    {
        "floor" => FloorAsync,
        "tokenops" => OursAsync,
        "official" => OfficialAsync,
        _ => throw new ArgumentException($"Unknown subject {subject}.", nameof(subject)),
    };

    private static async Task<long> FloorAsync(string server, string scenario, string? directory, Action? arrived)
    {
        using var response = await SendAsync(server, scenario).ConfigureAwait(false);
        if (scenario == "url")
            return await FloorReader.ReadUrlAsync(response.Content).ConfigureAwait(false);

        var count = scenario == "stream" ? 4 : int.Parse(scenario.Split('x')[0], CultureInfo.InvariantCulture);
        var total = scenario == "stream" ? (8 * 1024 * 1024) + 12 : (response.Content.Headers.ContentLength ?? count * long.Parse(scenario.Split('x')[1].TrimEnd('c'), CultureInfo.InvariantCulture) * 1024 * 1024 * 4 / 3) / 4 * 3;
        var stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        Func<int, Stream>? open = directory is null ? null : index => new FileStream(Path.Combine(directory, $"{index}.bin"), FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
        var images = await FloorReader.ReadImagesAsync(stream, count, total, open, arrived).ConfigureAwait(false);
        return images.Sum(image => (long)image.Length);
    }

    private static async Task<long> OursAsync(string server, string scenario, string? directory, Action? arrived)
    {
        using var response = await SendAsync(server, scenario).ConfigureAwait(false);
        var stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        if (scenario == "stream")
        {
            var length = 0L;
            await foreach (var item in EventStream.ReadAsync<ImageEvent>(stream, Events.Value, ReplyReaders.Event, CancellationToken.None).ConfigureAwait(false))
            {
                length += item.B64Json!.Bytes.Length;
                arrived?.Invoke();
            }

            return length;
        }

        var destination = directory is null ? null : Base64Destination.ToFiles(target => Path.Combine(directory, $"{target.Index}.bin"));
        var reply = await JsonReply.ReadAsync<ImagesReply>(stream, Options.Value, ReplyContent.Of(response.Content, destination), ReplyReaders.Selected, CancellationToken.None).ConfigureAwait(false);
        return reply.Data!.Sum(item => item.B64Json is { IsBuffered: true } image ? image.Bytes.Length : 0);
    }

    private static async Task<long> OfficialAsync(string server, string scenario, string? directory, Action? arrived)
    {
        var client = new ImageClient("gpt-image-1", new ApiKeyCredential("key"), new OpenAIClientOptions { Endpoint = new Uri($"{server}/{scenario}/") });
        using var image = new MemoryStream(Png);
        ClientResult<GeneratedImageCollection> result = await client.GenerateImageEditsAsync(image, "a.png", "red", 4, new ImageEditOptions()).ConfigureAwait(false);
        return result.Value.Sum(item => (long)(item.ImageBytes?.ToMemory().Length ?? 0));
    }

    private static async Task<HttpResponseMessage> SendAsync(string server, string scenario)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{server}/{scenario}/images/edits");
        using var form = new MultipartFormDataContent { { new StringContent("red"), "prompt" }, { new ByteArrayContent(Png), "image", "a.png" } };
        request.Content = form;
        return await Http.Value.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).ConfigureAwait(false);
    }
}
