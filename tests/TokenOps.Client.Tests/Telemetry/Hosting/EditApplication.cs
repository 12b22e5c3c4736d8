using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using TokenOps.Client.Tests.Faults;

namespace TokenOps.Client.Tests.Telemetry.Hosting;

/// <summary>An ASP.NET Core application as a consumer would write it: two keyed clients, logs, OpenTelemetry.</summary>
internal sealed class EditApplication : IAsyncDisposable
{
    private readonly WebApplication _app;

    private EditApplication(WebApplication app) => _app = app;

    public CapturedLogs Logs { get; private init; } = null!;

    /// <summary>The spans of the client, and of the application's own requests.</summary>
    public List<Activity> AllSpans { get; private init; } = null!;

    public IReadOnlyList<Activity> Spans => [.. AllSpans.Where(static span => span.Source.Name == TokenOpsTelemetry.ActivitySourceName)];

    public List<Metric> Metrics { get; private init; } = null!;

    public static async Task<EditApplication> StartAsync(FaultServer api, IReadOnlyDictionary<string, string> keys)
    {
        var logs = new CapturedLogs();
        List<Activity> spans = [];
        List<Metric> metrics = [];
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(logs);
        builder.Services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddSource("Microsoft.AspNetCore", TokenOpsTelemetry.ActivitySourceName).AddInMemoryExporter(spans))
            .WithMetrics(meters => meters.AddMeter(TokenOpsTelemetry.MeterName).AddInMemoryExporter(metrics));
        foreach (var (tenant, key) in keys)
        {
            AddClient(builder.Services, api, tenant, key);
        }

        var app = builder.Build();
        app.MapPost("/{tenant}/edit", HandleAsync);
        await app.StartAsync();
        return new EditApplication(app) { Logs = logs, AllSpans = spans, Metrics = metrics };
    }

    /// <summary>What a visitor of the application gets.</summary>
    public async Task<(int Status, string Body)> EditAsync(string tenant, string prompt)
    {
        using var http = new HttpClient();
        using var content = new StringContent(prompt);
        using var response = await http.PostAsync(new Uri(_app.Urls.Single() + "/" + tenant + "/edit"), content);
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

    private static void AddClient(IServiceCollection services, FaultServer api, string tenant, string key)
    {
        services.AddHttpClient(tenant);
        services.AddKeyedSingleton(tenant, (provider, _) => new TokenOpsClient(
            new TokenOpsClientOptions
            {
                ApiKey = key,
                BaseAddress = api.Address,
                LoggerFactory = provider.GetRequiredService<ILoggerFactory>(),
                ValidateRequests = false,
                MaxRetries = 0,
            },
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(tenant)));
    }

    // An exception goes unhandled, so that the host logs it as it logs any.
    private static async Task<string> HandleAsync(string tenant, HttpContext context)
    {
        var client = context.RequestServices.GetRequiredKeyedService<TokenOpsClient>(tenant);
        using var reader = new System.IO.StreamReader(context.Request.Body);
        var request = ImageEdits.Request(ImageModel.GptImage1);
        request.Prompt = await reader.ReadToEndAsync(context.RequestAborted);
        var result = await client.Images.CreateImageEditAsync(request, context.RequestAborted);
        return result.Data.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
