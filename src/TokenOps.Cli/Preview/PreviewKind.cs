namespace TokenOps.Cli.Preview;

/// <summary>A way to show images in a terminal.</summary>
internal enum PreviewKind
{
    /// <summary>Not at all: the names of the files have to do.</summary>
    None,

    /// <summary>Half a character for each pixel, for every terminal with enough colours.</summary>
    Blocks,

    /// <summary>The graphics protocol of kitty, which takes PNG as it is.</summary>
    Kitty,

    /// <summary>The inline images of iTerm2, which take any format as it is.</summary>
    Iterm2,

    /// <summary>The pixel graphics of the DEC VT340.</summary>
    Sixel,
}
