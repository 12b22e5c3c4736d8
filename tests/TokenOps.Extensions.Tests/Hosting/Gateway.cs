using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TokenOps.Extensions.Tests.Hosting;

/// <summary>An image API on loopback that answers in turn, and knows what it was sent.</summary>
internal sealed class Gateway : IAsyncDisposable
{
    public const string Usage = "\"usage\":{\"total_tokens\":19,\"input_tokens\":18,\"output_tokens\":1}";
    public const string Edited = "{\"created\":1589478378,\"data\":[{\"b64_json\":\"aGVsbG8=\"}]," + Usage + "}";

    private readonly ConcurrentQueue<(int Status, string MediaType, string Body)> _answers = new();
    private readonly ConcurrentQueue<(string Key, string Prompt)> _received = new();
    private readonly WebApplication _app;

    private Gateway(WebApplication app) => _app = app;

    public Uri Address { get; private set; } = null!;

    /// <summary>The Authorization header and the prompt of each request, in the order of their arrival.</summary>
    public IReadOnlyCollection<(string Key, string Prompt)> Received => _received;

    public static async Task<Gateway> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var gateway = new Gateway(builder.Build());
        gateway._app.MapPost("/v1/images/edits", gateway.AnswerAsync);
        await gateway._app.StartAsync();
        gateway.Address = new Uri(gateway._app.Urls.Single());
        return gateway;
    }

    public Gateway Then(string body, int status = 200, string mediaType = "application/json")
    {
        _answers.Enqueue((status, mediaType, body));
        return this;
    }

    /// <summary>Closes the port: whoever calls from now on is refused.</summary>
    public Task StopAsync() => _app.StopAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        _received.Enqueue((context.Request.Headers.Authorization.ToString(), form["prompt"].ToString()));
        _answers.TryDequeue(out var answer).Should().BeTrue("there is an answer for each request");
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.MediaType;
        context.Response.Headers["retry-after-ms"] = "1";
        await context.Response.WriteAsync(answer.Body, context.RequestAborted);
    }
}
