using System;
using System.Runtime.InteropServices;

namespace TokenOps.Cli.Preview;

/// <summary>A place in a terminal.</summary>
/// <param name="Columns">How many characters wide, 1 or more.</param>
/// <param name="Rows">How many characters high, 1 or more.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CellBox(int Columns, int Rows)
{
    // Characters are about twice as high as wide.
    private const double Aspect = 2;

    /// <summary>The largest place within this one that an image fills without being distorted.</summary>
    /// <param name="width">Of the image, in pixels, above 0.</param>
    /// <param name="height">Of the image, in pixels, above 0.</param>
    public CellBox Fit(int width, int height)
    {
        var scale = Math.Min(Columns / (double)width, Rows * Aspect / height);
        return new CellBox(Math.Clamp((int)Math.Round(width * scale), 1, Columns), Math.Clamp((int)Math.Round(height * scale / Aspect), 1, Rows));
    }
}
