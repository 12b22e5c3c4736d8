using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TokenOps.Benchmarks.Uploads;

/// <summary>Takes any body and answers with its length.</summary>
internal static class UploadServer
{
    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(static k => k.Limits.MaxRequestBodySize = null);
        await using var app = builder.Build();
        app.MapPost("/", static async context =>
        {
            var length = 0L;
            while (true)
            {
                var read = await context.Request.BodyReader.ReadAsync(context.RequestAborted);
                length += read.Buffer.Length;
                context.Request.BodyReader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                    break;
            }

            await context.Response.WriteAsync($"{length}", context.RequestAborted);
        });
        await app.StartAsync(cancellationToken);
        Console.WriteLine(app.Urls.Single());

        // Whoever started this closes the input, be it by dying.
        await Console.In.ReadToEndAsync(cancellationToken);
    }
}
