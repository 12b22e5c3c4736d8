using System;
using System.Globalization;
using System.Text;

namespace TokenOps.Cli.Preview;

/// <summary>Sixel graphics: bands of six rows, each written once for each of its colours.</summary>
internal sealed class SixelPainter : IImagePainter
{
    // Terminals do not tell the size of their characters; most are not smaller than this.
    private const int CellWidth = 8;
    private const int CellHeight = 16;
    private const int Band = 6;
    private const int Levels = 6;
    private const int Colors = Levels * Levels * Levels;
    private const int Transparent = -1;

    // Bayer's matrix: with six levels of each colour, smooth areas would show steps.
    private static readonly int[] Dither = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5];

    public string? Paint(ReadOnlySpan<byte> image, CellBox box)
    {
        var pixels = PixelImage.Read(image, (width, height) => box.Fit(width, height) is var place ? (place.Columns * CellWidth, place.Rows * CellHeight) : default);
        if (pixels is null)
            return null;

        var text = new StringBuilder("\eP0;1;0q");
        text.Append(CultureInfo.InvariantCulture, $"\"1;1;{pixels.Width};{pixels.Height}");
        for (var color = 0; color < Colors; color++)
            text.Append(CultureInfo.InvariantCulture, $"#{color};2;{Percent(color / Levels / Levels)};{Percent(color / Levels % Levels)};{Percent(color % Levels)}");
        for (var top = 0; top < pixels.Height; top += Band)
            AppendBand(text, pixels, top);
        return text.Append("\e\\\n").ToString();
    }

    private static int Percent(int level) => level * 100 / (Levels - 1);

    private static void AppendBand(StringBuilder text, PixelImage image, int top)
    {
        // For each colour of the band, the six bits of each column.
        var columns = new byte[Colors][];
        for (var y = top; y < Math.Min(top + Band, image.Height); y++)
        {
            for (var x = 0; x < image.Width; x++)
            {
                if (Color(image[x, y], x, y) is not Transparent and var color)
                    (columns[color] ??= new byte[image.Width])[x] |= (byte)(1 << (y - top));
            }
        }

        for (var color = 0; color < Colors; color++)
        {
            if (columns[color] is not { } bits)
                continue;
            text.Append(CultureInfo.InvariantCulture, $"#{color}");
            AppendRuns(text, bits);
            text.Append('$');
        }

        text.Append('-');
    }

    private static void AppendRuns(StringBuilder text, byte[] bits)
    {
        for (int start = 0, end; start < bits.Length; start = end)
        {
            for (end = start + 1; end < bits.Length && bits[end] == bits[start];)
                end++;
            if (end == bits.Length && bits[start] == 0)
                return;
            var sixel = (char)('?' + bits[start]);
            if (end - start > 3)
                text.Append(CultureInfo.InvariantCulture, $"!{end - start}{sixel}");
            else
                text.Append(sixel, end - start);
        }
    }

    private static int Color(Rgba pixel, int x, int y)
    {
        if (!pixel.IsVisible)
            return Transparent;
        var threshold = (Dither[(y % 4 * 4) + (x % 4)] + 0.5) / 16;
        return (((Level(pixel.R, threshold) * Levels) + Level(pixel.G, threshold)) * Levels) + Level(pixel.B, threshold);
    }

    private static int Level(byte value, double threshold) => Math.Min((int)((value / 255.0 * (Levels - 1)) + threshold), Levels - 1);
}
