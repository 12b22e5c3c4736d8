using System;
using System.Globalization;

namespace TokenOps.Cli.Preview;

/// <summary>The inline images of iTerm2, which WezTerm and mintty show too: any format as it is, scaled by the terminal.</summary>
internal sealed class Iterm2Painter : IImagePainter
{
    public string? Paint(ReadOnlySpan<byte> image, CellBox box)
    {
        var place = PngSize.Read(image) is { } size ? box.Fit(size.Width, size.Height) : box;
        return string.Create(CultureInfo.InvariantCulture, $"\e]1337;File=inline=1;size={image.Length};width={place.Columns};height={place.Rows};preserveAspectRatio=1:{Convert.ToBase64String(image)}\a\n");
    }
}
