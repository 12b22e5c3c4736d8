using System;
using System.Collections.Generic;
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

    public static Stream Wrap(Reply reply, Stream network)
    {
        if (reply.Response.Content is not { } content || !IsEncoded(content.Headers))
        {
            return network;
        }

        return Undo(reply, network, content.Headers.ContentEncoding);
    }

    // Listed in the order in which they were applied.
    private static Stream Undo(Reply reply, Stream network, ICollection<string> encodings) =>
        encodings.Reverse().Aggregate(network, (stream, encoding) => encoding.ToUpperInvariant() switch
        {
            "IDENTITY" or "" => stream,
            "GZIP" or "X-GZIP" => new GZipStream(stream, CompressionMode.Decompress),
#if !NETSTANDARD
            "DEFLATE" => new ZLibStream(stream, CompressionMode.Decompress),
            "BR" => new BrotliStream(stream, CompressionMode.Decompress),
#endif
            _ => throw Failures.Encoding(reply, encoding),
        });
}
