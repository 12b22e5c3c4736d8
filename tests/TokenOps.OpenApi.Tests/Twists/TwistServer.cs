using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TokenOps.OpenApi.Tests.Twists;

/// <summary>A web server that notes what it is asked, read by ASP.NET Core's own parsers, and answers what the test says.</summary>
internal sealed class TwistServer
{
    private static readonly Lazy<TwistServer> Instance = new(() => new TwistServer());

    private TwistServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        application.Run(HandleAsync);
        application.StartAsync().GetAwaiter().GetResult();
        Address = new Uri(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public static TwistServer Shared => Instance.Value;

    public Uri Address { get; }

    public int Status { get; set; }

    public string ReplyType { get; set; } = string.Empty;

    public byte[] Reply { get; set; } = [];

    /// <summary>What is answered before <see cref="Reply"/>, one JSON text for each request.</summary>
    public Queue<string> First { get; } = new();

    /// <summary>Where each request went.</summary>
    public List<string> Targets { get; } = [];

    /// <summary>More headers of every answer.</summary>
    public Dictionary<string, string> ReplyHeaders { get; } = [];

    public string Method { get; private set; } = string.Empty;

    public string Target { get; private set; } = string.Empty;

    public string Body { get; private set; } = string.Empty;

    public IReadOnlyDictionary<string, string> Headers { get; private set; } = new Dictionary<string, string>();

    /// <summary>The parts in their order: name and text, or file name, type and length of a file.</summary>
    public IReadOnlyList<(string Name, string Value)> Parts { get; private set; } = [];

    public void Reset()
    {
        Status = 200;
        Answer("{}");
        Parts = [];
        First.Clear();
        Targets.Clear();
        ReplyHeaders.Clear();
    }

    public void Answer(string json) => Answer("application/json", Encoding.UTF8.GetBytes(json));

    public void Answer(string mediaType, byte[] body)
    {
        ReplyType = mediaType;
        Reply = body;
    }

    private async Task HandleAsync(HttpContext context)
    {
        Method = context.Request.Method;
        Target = context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
        Targets.Add(Target);
        Headers = context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        if (context.Request.HasFormContentType)
        {
            var form = await context.Request.ReadFormAsync();
            Parts =
            [
                .. form.SelectMany(f => f.Value.Select(v => (f.Key, v!))),
                .. form.Files.Select(f => (f.Name, $"{f.FileName} {f.ContentType} {f.Length}")),
            ];
        }
        else
        {
            using var reader = new StreamReader(context.Request.Body);
            Body = await reader.ReadToEndAsync();
        }

        context.Response.StatusCode = Status;
        foreach (var (name, value) in ReplyHeaders)
            context.Response.Headers[name] = value;
        if (First.TryDequeue(out var first))
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(first);
            return;
        }

        if (Reply.Length > 0 && Status != 204)
        {
            context.Response.ContentType = ReplyType;
            await context.Response.Body.WriteAsync(Reply);
        }
    }
}
