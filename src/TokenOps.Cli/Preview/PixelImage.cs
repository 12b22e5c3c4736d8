using System;
using System.IO;
using BigGustave;

namespace TokenOps.Cli.Preview;

/// <summary>An image as pixels, as small as it is shown.</summary>
internal sealed class PixelImage
{
    // What the API makes has 1.6 million; decoding takes four bytes for each.
    private const long MaximumPixels = 16L * 1024 * 1024;

    private readonly Rgba[] _pixels;

    private PixelImage(int width, int height)
    {
        Width = width;
        Height = height;
        _pixels = new Rgba[width * height];
    }

    public int Width { get; }

    public int Height { get; }

    public Rgba this[int x, int y] => _pixels[(y * Width) + x];

    /// <summary>Decodes a PNG file and scales it down; null when it is none, too large, or broken.</summary>
    /// <param name="file">The file.</param>
    /// <param name="scaled">Gives the size wanted for the image's size; larger than the image is not given.</param>
    public static PixelImage? Read(ReadOnlySpan<byte> file, Func<int, int, (int Width, int Height)> scaled)
    {
        if (PngSize.Read(file) is not { } size || (long)size.Width * size.Height > MaximumPixels)
            return null;

        Png png;
        try
        {
            png = Png.Open(file.ToArray());
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or IOException or InvalidDataException or NotSupportedException or IndexOutOfRangeException or OverflowException)
        {
            return null;
        }

        var (width, height) = scaled(size.Width, size.Height);
        var image = new PixelImage(Math.Clamp(width, 1, size.Width), Math.Clamp(height, 1, size.Height));
        for (var y = 0; y < image.Height; y++)
        {
            for (var x = 0; x < image.Width; x++)
                image._pixels[(y * image.Width) + x] = Mean(png, Part(x, image.Width, png.Width), Part(y, image.Height, png.Height));
        }

        return image;
    }

    private static Range Part(int index, int of, int total) => (int)((long)index * total / of)..(int)((long)(index + 1) * total / of);

    // Colours count as much as they are seen.
    private static Rgba Mean(Png png, Range columns, Range rows)
    {
        long r = 0, g = 0, b = 0, a = 0, count = 0;
        for (var y = rows.Start.Value; y < rows.End.Value; y++)
        {
            for (var x = columns.Start.Value; x < columns.End.Value; x++)
            {
                var pixel = png.GetPixel(x, y);
                r += pixel.R * pixel.A;
                g += pixel.G * pixel.A;
                b += pixel.B * pixel.A;
                a += pixel.A;
                count++;
            }
        }

        return a == 0 ? default : new Rgba((byte)(r / a), (byte)(g / a), (byte)(b / a), (byte)(a / count));
    }
}
