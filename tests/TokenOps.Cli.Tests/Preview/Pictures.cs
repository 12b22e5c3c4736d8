using BigGustave;

namespace TokenOps.Cli.Tests.Preview;

/// <summary>Small images, written by a library.</summary>
internal static class Pictures
{
    /// <summary>The upper half red, the lower half blue; the left column cannot be seen when there is an alpha channel.</summary>
    public static byte[] Png(int width = 8, int height = 8, bool alpha = false)
    {
        var builder = PngBuilder.Create(width, height, alpha);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
                builder.SetPixel(new Pixel((byte)(y < height / 2 ? 255 : 0), 0, (byte)(y < height / 2 ? 0 : 255), (byte)(alpha && x == 0 ? 0 : 255), isGrayscale: false), x, y);
        }

        using var stream = new MemoryStream();
        builder.Save(stream);
        return stream.ToArray();
    }

    public static string Base64() => Convert.ToBase64String(Png(48, 48));
}
