using System;

namespace TokenOps.Runtime;

/// <summary>
/// Reads an image's header window by window: says where it wants to look next, and whoever drives it brings the bytes
/// from wherever they are. So one parser serves spans, streams and asynchronous streams.
/// </summary>
internal sealed class ImageHeaderScan
{
    /// <summary>All windows together; what lies between them is not looked at.</summary>
    public const int Budget = 64 * 1024;

    private const int FirstWindow = 512;

    // Enough for a JPEG frame header, little enough for a thousand segments within the budget.
    private const int LaterWindow = 64;

    private ImageFormatScan? _format;
    private int _looked;

    /// <summary>Where the next window begins, counted from the start of the file; null when the scan is over.</summary>
    public long? WantsAt { get; private set; } = 0;

    /// <summary>How many bytes the next window should have. Fewer mean that the file ends there.</summary>
    public int WindowSize => Math.Min(_looked == 0 ? FirstWindow : LaterWindow, Budget - _looked);

    /// <summary>Whether the bytes before the next window are a JPEG's segments, which may be long.</summary>
    public bool SkipsSegments => _format is JpegScan;

    /// <summary>The header as far as it is known; null when there is none.</summary>
    public ImageHeader? Result => _format?.Result;

    /// <summary>Takes the bytes at <see cref="WantsAt"/>.</summary>
    public void Feed(ReadOnlySpan<byte> window)
    {
        var position = WantsAt ?? throw new InvalidOperationException("The scan is over.");
        _format ??= Recognize(window);
        _looked += window.Length;
        WantsAt = null;
        if (window.IsEmpty || _format is null)
            return;
        var next = _format.Advance(window, position);

        // Standing still means that the window was too short for the next item: the file ends within it.
        if (next > position && _looked < Budget)
            WantsAt = next;
    }

    private static ImageFormatScan? Recognize(ReadOnlySpan<byte> start) => MediaTypeSniffer.Sniff(start) switch
    {
        "image/png" => new PngScan(),
        "image/jpeg" => new JpegScan(),
        "image/webp" => new WebPScan(),
        "image/gif" => new GifScan(),
        _ => null,
    };
}
