using System;

namespace TokenOps.Cli.Preview;

/// <summary>Turns an image into what a terminal shows.</summary>
internal interface IImagePainter
{
    /// <summary>What to write to the terminal, from the first column on, with the end of the last line; null when this painter cannot show the image.</summary>
    /// <param name="image">The file.</param>
    /// <param name="box">The place for it.</param>
    string? Paint(ReadOnlySpan<byte> image, CellBox box);
}
