using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TokenOps.Cli.Tests.Commands;

/// <summary>A server that reads each request to its end, counts it, and responds as the test says.</summary>
internal sealed class ResponseServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private int _requests;

    private ResponseServer(WebApplication application) => _application = application;

    public string Address => _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public int Requests => _requests;

    public static Task<ResponseServer> StartAsync(string body) => StartAsync(async context =>
    {
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body, context.RequestAborted);
    });

    public static async Task<ResponseServer> StartAsync(RequestDelegate respond, Action<string>? read = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var application = builder.Build();
        var server = new ResponseServer(application);
        application.Urls.Add("http://127.0.0.1:0");
        application.Run(async context =>
        {
            using var body = new StreamReader(context.Request.Body, System.Text.Encoding.UTF8);
            var text = await body.ReadToEndAsync(context.RequestAborted);
            read?.Invoke(text);
            Interlocked.Increment(ref server._requests);
            await respond(context);
        });
        await application.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
