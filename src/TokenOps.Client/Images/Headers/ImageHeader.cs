using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using TokenOps.Runtime;

namespace TokenOps;

/// <summary>What the header of a PNG, JPEG, WebP or GIF file says, read without decoding the image.</summary>
/// <remarks>
/// The header is believed, not verified: a damaged file may have a perfect header. At most 64 KB are looked at, and of
/// streams that cannot seek also what a JPEG's segments make necessary to read past, up to 16 MB. Immutable.
/// </remarks>
public sealed record ImageHeader
{
    internal ImageHeader(ImageFormat format, int width, int height, bool? hasAlpha)
    {
        Format = format;
        Width = width;
        Height = height;
        HasAlpha = hasAlpha;
    }

    /// <summary>The format of the file.</summary>
    public ImageFormat Format { get; }

    /// <summary>The width as stored, before any EXIF orientation is applied; of an animation, the canvas's.</summary>
    /// <value>Pixels, 1 or more.</value>
    public int Width { get; }

    /// <summary>The height as stored, before any EXIF orientation is applied; of an animation, the canvas's.</summary>
    /// <value>Pixels, 1 or more.</value>
    public int Height { get; }

    /// <summary>Whether the image can have transparent pixels: an alpha channel, or a PNG's <c>tRNS</c> chunk.</summary>
    /// <value>Null when the header does not tell: always for GIF, and for a PNG whose header is cut off or goes on for too long.</value>
    public bool? HasAlpha { get; }

    /// <summary>Reads the header from the beginning of a file.</summary>
    /// <param name="data">The file, or as much of its beginning as there is.</param>
    /// <returns>The header; null when the data is of another kind, damaged or cut off. Nothing is thrown, whatever the data.</returns>
    public static ImageHeader? TryRead(ReadOnlySpan<byte> data)
    {
        var scan = new ImageHeaderScan();
        while (scan.WantsAt is { } position)
        {
            var window = position < data.Length ? data.Slice((int)position) : default;
            scan.Feed(window.Slice(0, Math.Min(window.Length, scan.WindowSize)));
        }

        return scan.Result;
    }

    /// <summary>Reads the header from a stream's present position. The stream is left open.</summary>
    /// <param name="stream">A readable stream. If it can seek, it is put back where it was; otherwise what was read is consumed.</param>
    /// <returns>The header; null when the content is of another kind, damaged or cut off.</returns>
    /// <exception cref="IOException">The stream itself failed; its other exceptions are passed on as well.</exception>
    public static ImageHeader? TryRead(Stream stream)
    {
        Argument.NotNull(stream, nameof(stream));
        var scan = new ImageHeaderStreamScan(stream);
        try
        {
            while (scan.Wants)
                scan.Feed(stream.Read(scan.Target.Array!, scan.Target.Offset, scan.Target.Count));
        }
        finally
        {
            scan.Rewind();
        }

        return scan.Result;
    }

    /// <summary>Reads the header from a stream's present position. The stream is left open.</summary>
    /// <param name="stream">A readable stream. If it can seek, it is put back where it was; otherwise what was read is consumed.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The header; null when the content is of another kind, damaged or cut off.</returns>
    /// <exception cref="IOException">The stream itself failed; its other exceptions are passed on as well.</exception>
    public static async ValueTask<ImageHeader?> TryReadAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        Argument.NotNull(stream, nameof(stream));
        var scan = new ImageHeaderStreamScan(stream);
        try
        {
            while (scan.Wants)
                scan.Feed(await stream.ReadAsync(scan.Target, cancellationToken).ConfigureAwait(false));
        }
        finally
        {
            scan.Rewind();
        }

        return scan.Result;
    }
}
