using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using TokenOps.Extensions.Tests.DependencyInjection;

namespace TokenOps.Extensions.Tests.Hosting;

/// <summary>An ASP.NET Core application as a consumer writes it: two named clients from its configuration, logs, OpenTelemetry.</summary>
internal sealed class EditApplication : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<Activity> _spans;

    private EditApplication(WebApplication app, List<Activity> spans) => (_app, _spans) = (app, spans);

    public MemoryLoggerProvider Logs { get; private init; } = null!;

    public List<Metric> Metrics { get; private init; } = null!;

    /// <summary>What the endpoint's calls ended with, where not with an image.</summary>
    public ConcurrentQueue<Exception> Failures { get; } = new();

    /// <summary>All spans: of the client, of the application's own requests, and of the platform's <see cref="HttpClient"/>.</summary>
    public IReadOnlyList<Activity> Spans => _spans;

    /// <summary>The client's own spans.</summary>
    public IReadOnlyList<Activity> ClientSpans => [.. _spans.Where(static s => s.Source.Name == TokenOpsTelemetry.ActivitySourceName)];

    public static async Task<EditApplication> StartAsync(Gateway gateway)
    {
        List<Activity> spans = [];
        List<Metric> metrics = [];
        var logs = new MemoryLoggerProvider();
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddFilter(static _ => true).AddProvider(logs);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["TokenOps:first:ApiKey"] = Secrets.FirstKey,
            ["TokenOps:first:BaseAddress"] = gateway.Address.AbsoluteUri,
            ["TokenOps:first:MaxRetries"] = "1",
            ["TokenOps:second:ApiKey"] = Secrets.SecondKey,
            ["TokenOps:second:BaseAddress"] = gateway.Address.AbsoluteUri,
            ["TokenOps:second:MaxRetries"] = "0",
        });
        builder.Services.AddTokenOps("first", builder.Configuration.GetSection("TokenOps:first"));
        builder.Services.AddTokenOps("second", builder.Configuration.GetSection("TokenOps:second"));
        builder.Services.AddOpenTelemetry()
            .WithTracing(t => t.AddSource("Microsoft.AspNetCore", "System.Net.Http", TokenOpsTelemetry.ActivitySourceName).AddInMemoryExporter(spans))
            .WithMetrics(m => m.AddMeter(TokenOpsTelemetry.MeterName).AddInMemoryExporter(metrics));

        var app = builder.Build();
        var application = new EditApplication(app, spans) { Logs = logs, Metrics = metrics };
        app.MapPost("/first", ([FromKeyedServices("first")] TokenOpsClient client, EditOrder order, CancellationToken token) => application.EditAsync(client, order, token));
        app.MapPost("/second", ([FromKeyedServices("second")] TokenOpsClient client, EditOrder order, CancellationToken token) => application.EditAsync(client, order, token));
        await app.StartAsync();
        return application;
    }

    /// <summary>What a visitor of the application gets.</summary>
    public async Task<(int Status, string Body)> VisitAsync(string client, EditOrder order)
    {
        using var browser = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()) };
        using var response = await browser.PostAsJsonAsync(new Uri(client, UriKind.Relative), order);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Ends the application, and with it what its requests still had to tell.</summary>
    public async Task CollectAsync()
    {
        await _app.StopAsync();
        _app.Services.GetRequiredService<TracerProvider>().ForceFlush();
        _app.Services.GetRequiredService<MeterProvider>().ForceFlush();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> EditAsync(TokenOpsClient client, EditOrder order, CancellationToken token)
    {
        var request = Requests.Edit();
        (request.Prompt, request.Model, request.N) = (order.Prompt, ImageModel.GptImage1, order.N);
        try
        {
            return Results.Text(order.Streamed ? await LastAsync(client, request, token) : await CountAsync(client, request, token));
        }
        catch (TokenOpsException failure)
        {
            Failures.Enqueue(failure);
            throw; // Unhandled, so that the host logs it as it logs any.
        }
    }

    private static async Task<string> CountAsync(TokenOpsClient client, CreateImageEditRequest request, CancellationToken token)
    {
        var response = await client.Images.CreateImageEditAsync(request, token);
        return $"{response.Data.Count} edited";
    }

    private static async Task<string> LastAsync(TokenOpsClient client, CreateImageEditRequest request, CancellationToken token)
    {
        var last = "nothing";
        await foreach (var item in client.Images.CreateImageEditStreamingAsync(request, cancellationToken: token))
            last = item.GetType().Name;
        return last;
    }
}
