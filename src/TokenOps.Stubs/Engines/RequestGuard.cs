using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace TokenOps.Stubs.Engines;

/// <summary>
/// Stands before a web server's stubs: reads the whole body and undoes its compression, so that a request that is
/// malformed is refused like any other, and not by the server's own failure.
/// </summary>
/// <param name="definitions">What is served; refusals take the form of its errors.</param>
internal sealed class RequestGuard(StubDefinitionSet definitions)
{
    private const int LargestBody = 1024 * 1024 * 1024;

    /// <summary>Hands on a request whose body can be read; answers any other, and any failure behind it.</summary>
    public async Task InvokeAsync(HttpContext context, Func<Task> next)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
        }

        try
        {
            if (await ReadAsync(context).ConfigureAwait(false) is { } problem)
            {
                await AnswerAsync(context, definitions.Malformed(StatusCodes.Status400BadRequest, problem)).ConfigureAwait(false);
                return;
            }

            await next().ConfigureAwait(false);
        }
        catch (BadHttpRequestException exception)
        {
            await AnswerAsync(context, definitions.Malformed(exception.StatusCode, "The request cannot be read: " + exception.Message)).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && !context.Response.HasStarted)
        {
            await AnswerAsync(context, definitions.Malformed(StatusCodes.Status500InternalServerError, $"The stubs failed ({exception.GetType().Name}): {exception.Message}")).ConfigureAwait(false);
        }
    }

    /// <summary>Answers with a response that depends on no definition's engine.</summary>
    public static async Task AnswerAsync(HttpContext context, StubResponse response)
    {
        context.Response.StatusCode = response.Status;
        foreach (var (name, value) in response.Headers)
        {
            context.Response.Headers[name] = value;
        }

        context.Response.ContentLength = response.Body.Length;
        await context.Response.Body.WriteAsync(response.Body, context.RequestAborted).ConfigureAwait(false);
    }

    // Null where the body is in place.
    private static async Task<string?> ReadAsync(HttpContext context)
    {
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted).ConfigureAwait(false);
        body.Position = 0;
        foreach (var encoding in Encodings(context.Request.Headers.ContentEncoding))
        {
            try
            {
                if (Decoder(encoding, body) is not { } decoder)
                {
                    return $"The body's Content-Encoding '{encoding}' is not known here; known are gzip, deflate and br.";
                }

                body = await DecodeAsync(decoder, context.RequestAborted).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException or IOException)
            {
                return $"The body is not what its Content-Encoding says: it cannot be read as {encoding}.";
            }
        }

        context.Request.Body = body;
        return null;
    }

    // Undone in the reverse of the order in which they were applied.
    private static IEnumerable<string> Encodings(StringValues header) => header
        .SelectMany(value => (value ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        .Where(encoding => !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
        .Reverse();

    private static Stream? Decoder(string encoding, Stream body) => encoding.ToUpperInvariant() switch
    {
        "GZIP" or "X-GZIP" => new GZipStream(body, CompressionMode.Decompress),
        "DEFLATE" => new ZLibStream(body, CompressionMode.Decompress),
        "BR" => new BrotliStream(body, CompressionMode.Decompress),
        _ => null,
    };

    private static async Task<MemoryStream> DecodeAsync(Stream decoder, CancellationToken cancellationToken)
    {
        await using (decoder.ConfigureAwait(false))
        {
            var decoded = new MemoryStream();
            var scratch = new byte[64 * 1024];
            while (await decoder.ReadAsync(scratch, cancellationToken).ConfigureAwait(false) is > 0 and var read)
            {
                if (decoded.Length + read > LargestBody)
                {
                    throw new BadHttpRequestException("its body is too large once it is decompressed.", StatusCodes.Status413PayloadTooLarge);
                }

                decoded.Write(scratch, 0, read);
            }

            decoded.Position = 0;
            return decoded;
        }
    }
}
