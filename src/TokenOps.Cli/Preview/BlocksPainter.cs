using System;
using System.Collections.Generic;
using Spectre.Console;
using Spectre.Console.Rendering;
using TokenOps.Cli.Terminal;

namespace TokenOps.Cli.Preview;

/// <summary>Two pixels to a character: the upper one is the ink of a half block, the lower one its background.</summary>
internal sealed class BlocksPainter(Screen screen) : IImagePainter
{
    public string? Paint(ReadOnlySpan<byte> image, CellBox box)
    {
        // Without colours, all images are the same.
        if (!screen.HasUnicode || screen.Colors is ColorSystem.NoColors)
            return null;

        var pixels = PixelImage.Read(image, (width, height) => box.Fit(width, height) is var place ? (place.Columns, place.Rows * 2) : default);
        return pixels is null ? null : screen.Drawn(new Blocks(pixels), box.Columns + 1);
    }

    private sealed class Blocks(PixelImage image) : Renderable
    {
        protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
        {
            for (var y = 0; y < image.Height; y += 2)
            {
                for (var x = 0; x < image.Width; x++)
                    yield return Cell(image[x, y], y + 1 < image.Height ? image[x, y + 1] : default);
                yield return Segment.LineBreak;
            }
        }

        private static Segment Cell(Rgba upper, Rgba lower) => (upper.IsVisible, lower.IsVisible) switch
        {
            (false, false) => new Segment(" "),
            (true, false) => new Segment("▀", new Style(Ink(upper))),
            (false, true) => new Segment("▄", new Style(Ink(lower))),
            (true, true) => new Segment("▀", new Style(Ink(upper), Ink(lower))),
        };

        private static Color Ink(Rgba pixel) => new(pixel.R, pixel.G, pixel.B);
    }
}
