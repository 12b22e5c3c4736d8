using System;
using System.ClientModel;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading.Tasks;
using OpenAI;
using OpenAI.Images;

namespace TokenOps.Benchmarks.Replies;

/// <summary>One call by each of those that are compared. Each returns how many bytes of images it had in its hands.</summary>
internal static class ReplySubjects
{
    private static readonly byte[] Png = NewPng();

    private static readonly Lazy<HttpClient> Http = new(NewHttpClient);

    private static readonly MediaTypeHeaderValue ImageType = new("image/png");

    private static TokenOpsClient? tokenOps;

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
            return (await FloorReply.ReadAsync(response.Content).ConfigureAwait(false)).Url!.Length;

        var count = scenario == "stream" ? 4 : int.Parse(scenario.Split('x')[0], CultureInfo.InvariantCulture);
        var total = scenario == "stream" ? (8 * 1024 * 1024) + 12 : (response.Content.Headers.ContentLength ?? count * long.Parse(scenario.Split('x')[1].TrimEnd('c'), CultureInfo.InvariantCulture) * 1024 * 1024 * 4 / 3) / 4 * 3;
        var stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        Func<int, Stream>? open = directory is null ? null : index => new FileStream(Path.Combine(directory, $"{index}.bin"), FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
        var images = await FloorReader.ReadImagesAsync(stream, count, total, open, arrived).ConfigureAwait(false);
        return images.Sum(image => (long)image.Length);
    }

    // The client as its users have it, from the request to the reply: validated, authorized, retried if need be.
    private static async Task<long> OursAsync(string server, string scenario, string? directory, Action? arrived)
    {
        tokenOps ??= new TokenOpsClient(new TokenOpsClientOptions { ApiKey = "key", BaseAddress = new Uri($"{server}/{scenario}/") });
        var request = new CreateImageEditRequest { Prompt = "red", Image = FilePart.FromBytes(Png, "a.png") };
        if (scenario == "stream")
        {
            request.Model = ImageModel.GptImage1;
            var length = 0L;
            await foreach (var item in tokenOps.Images.CreateImageEditStreamingAsync(request).ConfigureAwait(false))
            {
                length += item is ImageEditPartialImageEvent partial ? partial.B64Json.Length : ((ImageEditCompletedEvent)item).B64Json.Length;
                arrived?.Invoke();
            }

            return length;
        }

        var options = directory is null ? null : new CallOptions { Base64Destination = Base64Destination.ToFiles(target => Path.Combine(directory, $"{target.Index}.bin")) };
        var reply = await tokenOps.Images.CreateImageEditAsync(request, options).ConfigureAwait(false);
        return reply.Data.Sum(item => (long)(item.B64Json?.Length ?? item.Url!.Length));
    }

    private static async Task<long> OfficialAsync(string server, string scenario, string? directory, Action? arrived)
    {
        var client = new ImageClient("gpt-image-1", new ApiKeyCredential("key"), new OpenAIClientOptions { Endpoint = new Uri($"{server}/{scenario}/") });
        using var image = new MemoryStream(Png);
        ClientResult<GeneratedImageCollection> result = await client.GenerateImageEditsAsync(image, "a.png", "red", 4, new ImageEditOptions()).ConfigureAwait(false);
        return result.Value.Sum(item => (long)(item.ImageBytes?.ToMemory().Length ?? 0));
    }

    // The same request as everybody's: with the key, and with the type that servers ask of an image.
    private static async Task<HttpResponseMessage> SendAsync(string server, string scenario)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{server}/{scenario}/images/edits");
        using var image = new ByteArrayContent(Png);
        image.Headers.ContentType = ImageType;
        using var form = new MultipartFormDataContent { { image, "image", "a.png" }, { new StringContent("red"), "prompt" } };
        request.Content = form;
        return await Http.Value.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).ConfigureAwait(false);
    }

    private static HttpClient NewHttpClient()
    {
        var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false });
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "key");
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("floor", "1.0"));
        return http;
    }

    // The header of a square image with transparency, which is what the rules look at; the rest is of no matter here.
    private static byte[] NewPng()
    {
        var png = new byte[4096];
        byte[] header = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 64, 0, 0, 0, 64, 8, 6, 0, 0, 0];
        header.CopyTo(png, 0);
        return png;
    }
}
