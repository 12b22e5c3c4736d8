using System;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TokenOps.Benchmarks.Replies;

/// <summary>Answers image edits on loopback; the first segment of the path says how: <c>url</c>, <c>4x10</c> (images x MiB), <c>4x10c</c> (chunked) or <c>stream</c>.</summary>
internal sealed class ReplyServer : IBenchmark
{
    public string Name => "replies-server";

    public string Description => "The server that the other reply benchmarks call.";

    public async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/{scenario}/{**rest}", AnswerAsync);
        await app.StartAsync(cancellationToken).ConfigureAwait(false);
        await Console.Out.WriteLineAsync(app.Urls.First()).ConfigureAwait(false);
        await Console.In.ReadLineAsync(cancellationToken).ConfigureAwait(false);
        await app.StopAsync(cancellationToken).ConfigureAwait(false);
        return 0;
    }

    private static async Task AnswerAsync(HttpContext context, string scenario)
    {
        await context.Request.Body.CopyToAsync(System.IO.Stream.Null, context.RequestAborted).ConfigureAwait(false);
        if (scenario == "url")
            await context.Response.Body.WriteAsync(UrlReply(context), context.RequestAborted).ConfigureAwait(false);
        else if (scenario == "pause")
            await PauseAsync(context).ConfigureAwait(false);
        else if (scenario == "stream")
            await WriteEventsAsync(context).ConfigureAwait(false);
        else
            await WriteImagesAsync(context, scenario).ConfigureAwait(false);
    }

    // Stops in the middle of a reply for a second.
    private static async Task PauseAsync(HttpContext context)
    {
        var reply = UrlReply(context);
        await context.Response.Body.WriteAsync(reply.AsMemory(0, 100), context.RequestAborted).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        await Task.Delay(1000, context.RequestAborted).ConfigureAwait(false);
        await context.Response.Body.WriteAsync(reply.AsMemory(100), context.RequestAborted).ConfigureAwait(false);
    }

    private static byte[] UrlReply(HttpContext context)
    {
        var reply = """{"created":1589478378,"background":"opaque","output_format":"png","quality":"high","size":"1024x1024","data":[{"url":"https://example.com/private/org-xyz/user-abc/img-edited.png"}],"usage":{"input_tokens":18,"input_tokens_details":{"image_tokens":5,"text_tokens":13},"output_tokens":1,"total_tokens":19}}"""u8.ToArray();
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = reply.Length;
        return reply;
    }

    private static async Task WriteImagesAsync(HttpContext context, string scenario)
    {
        var parts = scenario.TrimEnd('c').Split('x');
        var count = int.Parse(parts[0], CultureInfo.InvariantCulture);
        var image = Image(int.Parse(parts[1], CultureInfo.InvariantCulture) * 1024 * 1024);
        var head = Encoding.UTF8.GetBytes("{\"created\":1,\"data\":[");
        var before = Encoding.UTF8.GetBytes("{\"b64_json\":\"");
        var after = Encoding.UTF8.GetBytes("\"}");
        context.Response.ContentType = "application/json";
        if (!scenario.EndsWith('c'))
            context.Response.ContentLength = head.Length + (count * (before.Length + (long)image.Length + after.Length)) + count - 1 + 2;

        var body = context.Response.Body;
        await body.WriteAsync(head).ConfigureAwait(false);
        for (var i = 0; i < count; i++)
        {
            if (i > 0)
                await body.WriteAsync(","u8.ToArray()).ConfigureAwait(false);

            await body.WriteAsync(before).ConfigureAwait(false);
            await body.WriteAsync(image).ConfigureAwait(false);
            await body.WriteAsync(after).ConfigureAwait(false);
        }

        await body.WriteAsync("]}"u8.ToArray()).ConfigureAwait(false);
    }

    private static async Task WriteEventsAsync(HttpContext context)
    {
        var image = Image(2 * 1024 * 1024);
        context.Response.ContentType = "text/event-stream";
        for (var i = 0; i < 4; i++)
        {
            var type = i == 3 ? "image_edit.completed" : "image_edit.partial_image";
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes($"event: {type}\ndata: {{\"type\":\"{type}\",\"partial_image_index\":{i},\"b64_json\":\"")).ConfigureAwait(false);
            await context.Response.Body.WriteAsync(image).ConfigureAwait(false);
            await context.Response.Body.WriteAsync("\"}\n\n"u8.ToArray()).ConfigureAwait(false);
            await context.Response.Body.FlushAsync().ConfigureAwait(false);
        }
    }

    private static byte[] Image(int length)
    {
        var bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        return Encoding.ASCII.GetBytes(Convert.ToBase64String(bytes));
    }
}
