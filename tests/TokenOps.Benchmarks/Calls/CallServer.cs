using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TokenOps.Benchmarks.Calls;

/// <summary>Answers every call at once from memory; the first segment of the path says with what. Looks at nothing but the form of embeddings that is asked for.</summary>
internal static class CallServer
{
    /// <summary>Embeddings as numbers, whatever the request asks for.</summary>
    public const string NumbersOnly = "embeddings-numbers";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapPost("/{reply}/{**rest}", AnswerAsync);
        await app.StartAsync(cancellationToken).ConfigureAwait(false);
        await Console.Out.WriteLineAsync(app.Urls.Single()).ConfigureAwait(false);

        // Whoever started this closes the input, be it by dying.
        await Console.In.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task AnswerAsync(HttpContext context, string reply)
    {
        switch (reply)
        {
            case CallCase.EditReply:
                await ReadAsync(context).ConfigureAwait(false);
                await WriteAsync(context, CallReplies.Edit).ConfigureAwait(false);
                break;
            case CallCase.ChatReply:
                await ReadAsync(context).ConfigureAwait(false);
                await WriteAsync(context, CallReplies.Chat).ConfigureAwait(false);
                break;
            case CallCase.StreamReply:
            case CallCase.PausingStreamReply:
                await ReadAsync(context).ConfigureAwait(false);
                await WriteEventsAsync(context, reply == CallCase.PausingStreamReply).ConfigureAwait(false);
                break;
            case NumbersOnly:
                await ReadAsync(context).ConfigureAwait(false);
                await WriteAsync(context, CallReplies.Embeddings(asBase64: false)).ConfigureAwait(false);
                break;
            case CallCase.EmbeddingsReply:
                await WriteAsync(context, CallReplies.Embeddings(await AsksForBase64Async(context).ConfigureAwait(false))).ConfigureAwait(false);
                break;
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }
    }

    private static Task ReadAsync(HttpContext context) => context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);

    private static async Task<bool> AsksForBase64Async(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted).ConfigureAwait(false);
        return body.GetBuffer().AsSpan(0, (int)body.Length).IndexOf("\"base64\""u8) >= 0;
    }

    private static async Task WriteAsync(HttpContext context, byte[] reply)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = reply.Length;
        await context.Response.Body.WriteAsync(reply, context.RequestAborted).ConfigureAwait(false);
    }

    // The events behind the first in one piece: how many of them a client gets at once would otherwise be a matter of chance.
    private static async Task WriteEventsAsync(HttpContext context, bool pause)
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.Body.WriteAsync(CallReplies.FirstEvent, context.RequestAborted).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        if (pause)
            await Task.Delay(Pause, context.RequestAborted).ConfigureAwait(false);
        await context.Response.Body.WriteAsync(CallReplies.OtherEvents, context.RequestAborted).ConfigureAwait(false);
    }
}
