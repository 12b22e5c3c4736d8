using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TokenOps.Extensions.AI.Tests;

/// <summary>An image API on loopback. Forms are read by ASP.NET Core, not by anything of this repository.</summary>
internal sealed class EditServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private EditServer(WebApplication app) => _app = app;

    public Dictionary<string, string> Fields { get; } = [];

    public List<(string Part, string Name, string? Type, byte[] Bytes)> Files { get; } = [];

    public TaskCompletionSource Arrived { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Abandoned { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Uri Address => new(_app.Urls.Single());

    public static async Task<EditServer> StartAsync(Func<HttpContext, EditServer, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new EditServer(builder.Build());
        server._app.MapPost("/v1/images/edits", async context =>
        {
            await server.ReadAsync(context.Request);
            await answer(context, server);
        });
        await server._app.StartAsync();
        return server;
    }

    public static Task<EditServer> StartAsync(string json) => StartAsync((context, _) => SendAsync(context, "application/json", json));

    public static Task SendAsync(HttpContext context, string mediaType, string text)
    {
        context.Response.ContentType = mediaType;
        return context.Response.WriteAsync(text);
    }

    public async Task StallAsync(HttpContext context)
    {
        context.RequestAborted.Register(() => Abandoned.TrySetResult());
        await context.Response.Body.FlushAsync();
        Arrived.TrySetResult();
        await Abandoned.Task;
    }

    public TokenOpsClient Client() => new(new TokenOpsClientOptions { ApiKey = "sk-test", BaseAddress = Address, ValidateRequests = false, MaxRetries = 0 });

    public async ValueTask DisposeAsync()
    {
        Abandoned.TrySetResult();
        await _app.DisposeAsync();
    }

    private async Task ReadAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        foreach (var field in form)
        {
            Fields[field.Key] = field.Value.ToString();
        }

        foreach (var file in form.Files)
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes);
            Files.Add((file.Name, file.FileName, file.ContentType, bytes.ToArray()));
        }
    }
}
