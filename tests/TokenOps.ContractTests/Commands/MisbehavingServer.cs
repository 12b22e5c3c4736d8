using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TokenOps.ContractTests.Commands;

/// <summary>A server that answers every call alike: event streams as asked, everything else with one answer.</summary>
internal sealed class MisbehavingServer : IAsyncDisposable
{
    private const string Events = "event: image_edit.completed\ndata: {\"type\":\"image_edit.completed\",\"b64_json\":\"dGV4dA==\"}\n\n";

    private readonly WebApplication _application;

    private MisbehavingServer(WebApplication application) => _application = application;

    public Uri Address => new(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<MisbehavingServer> StartAsync(int status, string mediaType, string body)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var application = builder.Build();
        application.Urls.Add("http://127.0.0.1:0");
        application.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.Latin1);
            var isStream = (await reader.ReadToEndAsync(context.RequestAborted)).Contains("name=\"stream\"", StringComparison.Ordinal);
            context.Response.StatusCode = isStream ? 200 : status;
            context.Response.ContentType = isStream ? "text/event-stream" : mediaType;
            await context.Response.WriteAsync(isStream ? Events : body, context.RequestAborted);
        });
        await application.StartAsync();
        return new MisbehavingServer(application);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
