using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net.Http.Headers;

namespace TokenOps.Runtime;

/// <summary>Undoes the compression that the handler left in place.</summary>
internal static class ContentDecoding
{
    /// <summary>Whether the body that the headers describe is compressed, asked without parsing what is not there.</summary>
    public static bool IsEncoded(HttpContentHeaders headers) =>
#if NETSTANDARD
        headers.ContentEncoding.Count > 0;
#else
        headers.NonValidated.Contains("Content-Encoding");
#endif

    public static Stream Wrap(Reply reply, Stream network) =>
        reply.IsCompressed ? Wrap(network, reply.Response.Content!.Headers, encoding => Failures.Encoding(reply, encoding)) : network;

    /// <summary>Undoes the encodings that the headers list.</summary>
    /// <param name="network">The body as it comes.</param>
    /// <param name="headers">Its headers.</param>
    /// <param name="unknown">Makes the exception for an encoding that cannot be undone.</param>
    public static Stream Wrap(Stream network, HttpContentHeaders headers, Func<string, Exception> unknown) =>

        // Listed in the order in which they were applied.
        headers.ContentEncoding.Reverse().Aggregate(network, (stream, encoding) => encoding.ToUpperInvariant() switch
        {
            "IDENTITY" or "" => stream,
            "GZIP" or "X-GZIP" => new GZipStream(stream, CompressionMode.Decompress),
            "DEFLATE" => new InflateStream(stream),
#if !NETSTANDARD
            "BR" => new BrotliStream(stream, CompressionMode.Decompress),
#endif
            _ => throw unknown(encoding),
        });
}
