using System;
using System.Globalization;
using System.Text;

namespace TokenOps.Cli.Preview;

/// <summary>The graphics protocol of kitty: PNG as it is, in pieces, scaled by the terminal.</summary>
internal sealed class KittyPainter : IImagePainter
{
    // What the protocol allows in one piece.
    private const int Piece = 4096;

    public string? Paint(ReadOnlySpan<byte> image, CellBox box)
    {
        if (PngSize.Read(image) is not { } size)
            return null;

        var place = box.Fit(size.Width, size.Height);
        var data = Convert.ToBase64String(image);
        var text = new StringBuilder(data.Length + (data.Length / Piece * 8) + 64);
        for (var start = 0; start < data.Length; start += Piece)
        {
            var isLast = start + Piece >= data.Length;
            text.Append("\e_G");

            // a=T: send and show. f=100: PNG. q=2: the terminal shall not answer, the answer would be taken for input.
            if (start == 0)
                text.Append(CultureInfo.InvariantCulture, $"a=T,f=100,q=2,c={place.Columns},r={place.Rows},");
            text.Append("m=").Append(isLast ? '0' : '1').Append(';').Append(data, start, Math.Min(Piece, data.Length - start)).Append("\e\\");
        }

        return text.Append('\n').ToString();
    }
}
