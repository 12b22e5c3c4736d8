using System;
using System.IO;
using TokenOps.Cli.Terminal;

namespace TokenOps.Cli.Preview;

/// <summary>Shows written images below their names, as far as the terminal can.</summary>
internal sealed class ImagePreview
{
    // Large enough to recognize something, small enough that a few of them fit a window.
    private const int Columns = 40;
    private const int Rows = 12;
    private const long MaximumFile = 32L * 1024 * 1024;

    private readonly Screen _screen;
    private readonly IImagePainter? _painter;

    /// <param name="screen">The terminal.</param>
    /// <param name="kind">How to show images there.</param>
    public ImagePreview(Screen screen, PreviewKind kind)
    {
        _screen = screen;
        _painter = kind switch
        {
            PreviewKind.Kitty => new KittyPainter(),
            PreviewKind.Iterm2 => new Iterm2Painter(),
            PreviewKind.Sixel => new SixelPainter(),
            PreviewKind.Blocks => new BlocksPainter(screen),
            _ => null,
        };
    }

    /// <summary>Shows a file. What cannot be shown, such as a JPEG in blocks, is passed over: its name was said.</summary>
    public void Show(string path)
    {
        if (_painter is null || new FileInfo(path).Length > MaximumFile)
            return;

        if (_painter.Paint(File.ReadAllBytes(path), new CellBox(Math.Clamp(_screen.Width - 1, 1, Columns), Rows)) is { } painted)
            _screen.WriteControl(painted);
    }
}
