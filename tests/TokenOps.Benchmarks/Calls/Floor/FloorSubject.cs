using System;
using System.IO;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading.Tasks;
using TokenOps.Benchmarks.Replies;

namespace TokenOps.Benchmarks.Calls.Floor;

/// <summary>The same calls by hand: knows its requests and replies, and checks, retries and limits nothing.</summary>
internal sealed class FloorSubject : ICallSubject
{
    private static readonly MediaTypeHeaderValue ImageType = new("image/png");

    private readonly HttpClient _http = FloorHttp.NewClient();
    private readonly Uri _edits;
    private readonly Uri _chat;
    private readonly Uri _embeddings;

    public FloorSubject(Uri address)
    {
        _edits = new Uri(address, "images/edits");
        _chat = new Uri(address, "chat/completions");
        _embeddings = new Uri(address, "embeddings");
    }

    public async Task<string?> EditAsync(string path)
    {
        // Its own buffer would be of no use to a file that is copied in one piece.
        var image = new System.Net.Http.StreamContent(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0));
        image.Headers.ContentType = ImageType;
        var form = new MultipartFormDataContent
        {
            { image, "image", Path.GetFileName(path) },
            { new StringContent(CallTexts.EditPrompt), "prompt" },
            { new StringContent(CallTexts.ImageModel), "model" },
        };
        using var response = await SendAsync(_edits, form).ConfigureAwait(false);
        return (await FloorReply.ReadAsync(response.Content).ConfigureAwait(false)).Url;
    }

    public async Task<string?> ChatAsync()
    {
        var body = FloorRequest.Rent();
        FloorRequest.WriteChat(body.Writer, stream: false);
        using var response = await SendAsync(_chat, body.ToContent()).ConfigureAwait(false);
        body.Return();
        return (await FloorHttp.ReadAsync(response.Content, FloorCompletion.Parse).ConfigureAwait(false)).Choices[0].Message?.Content;
    }

    public async Task StreamAsync(StreamReading reading)
    {
        var body = FloorRequest.Rent();
        FloorRequest.WriteChat(body.Writer, stream: true);
        using var response = await SendAsync(_chat, body.ToContent()).ConfigureAwait(false);
        body.Return();
        await foreach (var chunk in FloorEvents.ReadAsync(response.Content).ConfigureAwait(false))
            reading.Add(chunk.Choices[0].Delta?.Content);
    }

    public async Task<EmbeddingsRead> EmbedAsync()
    {
        var body = FloorRequest.Rent();
        FloorRequest.WriteEmbeddings(body.Writer);
        using var response = await SendAsync(_embeddings, body.ToContent()).ConfigureAwait(false);
        body.Return();
        var list = await FloorEmbeddings.ReadAsync(response.Content).ConfigureAwait(false);
        var last = list[^1].Values;
        return new EmbeddingsRead(list.Count, last.Length, list[0].Values[0], last[^1]);
    }

    // The body is sent in full when the headers of the reply are there, which is why its buffer can go back then.
    private async Task<HttpResponseMessage> SendAsync(Uri address, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).ConfigureAwait(false);
        return response.EnsureSuccessStatusCode();
    }
}
