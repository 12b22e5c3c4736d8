using System;

namespace TokenOps.Runtime;

/// <summary>The part of <see cref="ImageHeaderScan"/> that knows one format.</summary>
internal abstract class ImageFormatScan
{
    /// <summary>Returned by <see cref="Advance"/> when nothing more is wanted.</summary>
    protected const long Done = -1;

    public ImageHeader? Result { get; private set; }

    /// <summary>
    /// Reads what the window holds and returns the position in the file from which the next one is wanted, or
    /// <see cref="Done"/>. The same position means that the item there does not fit into the window.
    /// </summary>
    public abstract long Advance(ReadOnlySpan<byte> window, long position);

    /// <summary>Takes the numbers unless they cannot be an image's.</summary>
    protected void Found(ImageFormat format, long width, long height, bool? hasAlpha)
    {
        if (width is > 0 and <= int.MaxValue && height is > 0 and <= int.MaxValue)
            Result = new ImageHeader(format, (int)width, (int)height, hasAlpha);
    }
}
