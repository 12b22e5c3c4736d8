namespace TokenOps;

/// <summary>The image formats whose headers <see cref="ImageHeader"/> reads.</summary>
public enum ImageFormat
{
    /// <summary>Portable Network Graphics, animated ones included.</summary>
    Png,

    /// <summary>JPEG, whatever the coding process.</summary>
    Jpeg,

    /// <summary>WebP: lossy, lossless and extended.</summary>
    WebP,

    /// <summary>Graphics Interchange Format.</summary>
    Gif,
}
