using System.Collections.Generic;
using Spectre.Console.Rendering;

namespace TokenOps.Cli.Terminal;

/// <summary>A text that is cut where the terminal ends, and never goes on in a second line.</summary>
internal sealed class OneLine(params IReadOnlyList<Segment> segments) : Renderable
{
    /// <inheritdoc/>
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => Segment.Truncate(segments, maxWidth);
}
