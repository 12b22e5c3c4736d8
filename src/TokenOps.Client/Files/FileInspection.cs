using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace TokenOps.Runtime;

/// <summary>What the first bytes of a file tell.</summary>
/// <param name="MediaType">The kind of content; null when it is none that is known.</param>
/// <param name="ImageHeader">Present when the content is an image whose header can be read.</param>
internal sealed record FileInspection(string? MediaType, ImageHeader? ImageHeader)
{
    public static async ValueTask<FileInspection> OfAsync(Stream stream, CancellationToken cancellationToken)
    {
        var scan = new ImageHeaderStreamScan(stream);
        while (scan.Wants)
            scan.Feed(await stream.ReadAsync(scan.Target, cancellationToken).ConfigureAwait(false));
        return new FileInspection(MediaTypeSniffer.Sniff(scan.Start), scan.Result);
    }

    public static FileInspection Of(ReadOnlySpan<byte> bytes) => new(MediaTypeSniffer.Sniff(bytes), TokenOps.ImageHeader.TryRead(bytes));

    public static FileInspection Of(Stream stream)
    {
        var scan = new ImageHeaderStreamScan(stream);
        while (scan.Wants)
            scan.Feed(stream.Read(scan.Target.Array!, scan.Target.Offset, scan.Target.Count));
        return new FileInspection(MediaTypeSniffer.Sniff(scan.Start), scan.Result);
    }
}
