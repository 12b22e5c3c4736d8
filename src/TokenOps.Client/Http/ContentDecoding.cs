using System;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace TokenOps.Runtime;

/// <summary>Undoes the compression that a caller's handler left in place.</summary>
internal static class ContentDecoding
{
    public static Stream Wrap(Reply reply, Stream network)
    {
        var encodings = reply.Response.Content?.Headers.ContentEncoding;
        if (encodings is null || encodings.Count == 0)
        {
            return network;
        }

        // Listed in the order in which they were applied.
        return encodings.Reverse().Aggregate(network, (stream, encoding) => encoding.ToUpperInvariant() switch
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
}
