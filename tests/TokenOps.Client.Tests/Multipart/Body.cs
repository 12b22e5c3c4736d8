using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Runtime;

namespace TokenOps.Client.Tests;

/// <summary>Makes bodies as the pipeline does.</summary>
internal static class Body
{
    public static async Task<MultipartFormContent> OfAsync(
        Action<MultipartWriter> write, MultipartArrayNaming? naming = null, UploadAttempt? progress = null, CancellationToken cancellationToken = default)
    {
        var writer = new MultipartWriter(naming);
        write(writer);
        return await writer.ToContentAsync(progress, cancellationToken);
    }

    public static async Task<byte[]> SerializeAsync(MultipartFormContent content, CancellationToken cancellationToken = default)
    {
        using var stream = new MemoryStream();
        await content.CopyToAsync(stream, cancellationToken);
        return stream.ToArray();
    }
}
