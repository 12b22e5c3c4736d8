using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TokenOps.Cli.Tests.Commands;

/// <summary>A server that takes an edit and answers when the test lets it.</summary>
internal sealed class EditServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly TaskCompletionSource _received = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private EditServer(WebApplication application) => _application = application;

    public string Address => _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>Ends when a whole request is there.</summary>
    public Task Received => _received.Task;

    public static async Task<EditServer> StartAsync(string image, bool answersAtOnce)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var application = builder.Build();
        var server = new EditServer(application);
        if (answersAtOnce)
            server._answer.SetResult();
        application.Urls.Add("http://127.0.0.1:0");
        application.Run(context => server.AnswerAsync(context, image));
        await application.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, string image)
    {
        using var reader = new StreamReader(context.Request.Body, System.Text.Encoding.Latin1);
        var isStream = (await reader.ReadToEndAsync(context.RequestAborted)).Contains("name=\"stream\"", StringComparison.Ordinal);
        _received.TrySetResult();
        await _answer.Task.WaitAsync(context.RequestAborted);
        const string Usage = """{"input_tokens":250,"output_tokens":1000,"total_tokens":1250,"input_tokens_details":{"text_tokens":10,"image_tokens":240}}""";
        context.Response.ContentType = isStream ? "text/event-stream" : "application/json";
        await context.Response.WriteAsync(
            isStream
                ? "event: image_edit.partial_image\ndata: {\"type\":\"image_edit.partial_image\",\"partial_image_index\":0,\"b64_json\":\"" + image + "\"}\n\n"
                  + "event: image_edit.completed\ndata: {\"type\":\"image_edit.completed\",\"b64_json\":\"" + image + "\",\"usage\":" + Usage + "}\n\n"
                : "{\"created\":1,\"data\":[{\"b64_json\":\"" + image + "\"}],\"usage\":" + Usage + "}",
            context.RequestAborted);
    }
}
