using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;
using TokenOps.Runtime;

namespace TokenOps.Client.Tests;

/// <summary>A real web server on a free port that reads multipart bodies with ASP.NET Core's own parsers.</summary>
internal sealed class MultipartServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _client;
    private readonly Channel<bool> _endings = Channel.CreateUnbounded<bool>();

    private MultipartServer(WebApplication app)
    {
        _app = app;
        _client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    /// <summary>The last request that the streaming reader read to its end.</summary>
    public ReceivedRequest? Received { get; private set; }

    /// <summary>The last request that form binding read to its end.</summary>
    public IFormCollection? Form { get; private set; }

    public static async Task<MultipartServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(static k => k.Limits.MaxRequestBodySize = null);
        builder.Services.Configure<FormOptions>(static o => o.MultipartBodyLengthLimit = long.MaxValue);
        var app = builder.Build();
        MultipartServer? server = null;
        app.MapPost("/read", context => server!.ObserveAsync(server.ReadAsync, context));
        app.MapPost("/bind", context => server!.ObserveAsync(server.BindAsync, context));
        await app.StartAsync();
        return server = new MultipartServer(app);
    }

    /// <summary>Sends the parts and returns what the streaming reader saw.</summary>
    public async Task<ReceivedRequest> SendAsync(Action<MultipartWriter> write, MultipartArrayNaming? naming = null)
    {
        using var content = await Body.OfAsync(write, naming);
        await PostAsync("/read", content, CancellationToken.None);
        return Received!;
    }

    /// <summary>Sends the parts and returns what form binding made of them.</summary>
    public async Task<IFormCollection> BindAsync(Action<MultipartWriter> write)
    {
        using var content = await Body.OfAsync(write);
        await PostAsync("/bind", content, CancellationToken.None);
        return Form!;
    }

    public async Task PostAsync(string path, HttpContent content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        using var response = await _client.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Waits until the server is done with the next request; true when it could read the whole of it.</summary>
    public ValueTask<bool> NextEndingAsync(CancellationToken cancellationToken) => _endings.Reader.ReadAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    private async Task ObserveAsync(RequestDelegate handle, HttpContext context)
    {
        var complete = false;
        try
        {
            await handle(context);
            complete = true;
        }
        finally
        {
            _endings.Writer.TryWrite(complete);
        }
    }

    private async Task BindAsync(HttpContext context)
    {
        Form = null;
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        Form = new FormCollection(form.ToDictionary(static f => f.Key, static f => f.Value), form.Files);
    }

    private async Task ReadAsync(HttpContext context)
    {
        Received = null;
        var request = context.Request;
        var boundary = MediaTypeHeaderValue.Parse(request.ContentType).Boundary.Value!;
        var reader = new MultipartReader(boundary, request.Body) { HeadersLengthLimit = 1 << 20 };
        var parts = new List<ReceivedPart>();
        while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
            parts.Add(await ReadAsync(section, context.RequestAborted));
        Received = new ReceivedRequest(request.ContentType!, request.ContentLength, request.Headers.TransferEncoding.SingleOrDefault(), parts);
    }

    private static async Task<ReceivedPart> ReadAsync(MultipartSection section, CancellationToken cancellationToken)
    {
        var disposition = ContentDispositionHeaderValue.Parse(section.ContentDisposition);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var start = new MemoryStream();
        var buffer = new byte[64 * 1024];
        var length = 0L;
        int count;
        while ((count = await section.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            hash.AppendData(buffer, 0, count);
            length += count;
            if (start.Length < 256 * 1024)
                start.Write(buffer, 0, count);
        }

        var headers = section.Headers!.ToDictionary(static h => h.Key, static h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var fileName = disposition.FileName.HasValue ? HeaderUtilities.RemoveQuotes(disposition.FileName).Value : null;
        return new ReceivedPart(headers, HeaderUtilities.RemoveQuotes(disposition.Name).Value!, fileName, section.ContentType, length, Convert.ToHexString(hash.GetHashAndReset()), start.ToArray());
    }
}
